import { USER_NAME_MAX } from '#protocol/http/people.ts';

const spelled: Readonly<Record<string, string>> = {
	ä: 'ae',
	ö: 'oe',
	ü: 'ue',
	ß: 'ss',
	æ: 'ae',
	ø: 'oe',
	ł: 'l'
};
/** Room for a number behind the name. */
const BASE_MAX = USER_NAME_MAX - 6;

/** A user name from a name, `Mara Lindner` → `mara.lindner`, with a number when it is taken. */
export function freeUserName(name: string, isTaken: (userName: string) => boolean): string {
	const plain = name
		.toLowerCase()
		.replaceAll(/[äöüßæøł]/g, (letter) => spelled[letter] ?? '')
		.normalize('NFKD')
		.replaceAll(/\p{M}/gu, '')
		.replaceAll(/[^a-z0-9]+/g, '.')
		.replaceAll(/^\.+|\.+$/g, '');
	const base = plain.slice(0, BASE_MAX).replace(/\.+$/, '') || 'person';
	let userName = base;
	for (let number = 2; isTaken(userName); number += 1) userName = `${base}${number}`;
	return userName;
}
