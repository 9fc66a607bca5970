import type { Bilingual } from '#tests/rules-book/rule.ts';

/** Where the code of a topic is: a file and what it exports. */
export interface Place {
	readonly file: string;
	readonly names: readonly string[];
}

/** A topic as HR would name it, and its code. */
export interface Topic {
	readonly topic: Bilingual;
	readonly places: readonly Place[];
}

export interface TopicGroup {
	readonly title: Bilingual;
	readonly topics: readonly Topic[];
}

/** A topic and its places, each `file: name name`. */
export function topic(de: string, en: string, ...places: readonly string[]): Topic {
	return {
		topic: { de, en },
		places: places.map((place) => {
			const [file = '', names = ''] = place.split(': ');
			return { file, names: names.split(' ') };
		})
	};
}
