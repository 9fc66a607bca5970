import { gunzipSync, gzipSync } from 'node:zlib';
import type { LocalDate } from '#domain/time/local-date.ts';

/** Days are counted from `firstMonday`, times of day in milliseconds of the wall clock. */
export interface DemoTime {
	readonly day: number;
	readonly startMs: number;
	/** From the start's midnight: more than 24 hours when it ends on the next day. */
	readonly stopMs: number;
	/** Name of the work type. */
	readonly label: string;
}

export interface DemoAbsence {
	readonly day: number;
	readonly label: string;
}

export interface DemoPerson {
	readonly sip: string;
	readonly name: string;
	readonly personalNumber: string;
	readonly domain: string;
	/** Contractual minutes, Monday first. */
	readonly minutes: readonly number[];
	readonly absences: readonly DemoAbsence[];
	readonly times: readonly DemoTime[];
}

export interface DemoFirm {
	readonly firstMonday: LocalDate;
	/** Monday of the last week in which anybody worked. */
	readonly lastMonday: LocalDate;
	readonly people: readonly DemoPerson[];
}

/*
 * The packed firm is gzipped text, one line a fact, numbers in base 36, fields separated by a space:
 *   F <first Monday> <last Monday> <work types, separated by ;>
 *   P <sip>;<name>;<personal number>;<domain>;<minutes Monday to Sunday, separated by ,>
 *   A <label> <days since the absence before>…            (lines of the person above)
 *   T <days since the time before> <start> <length> <number of the work type>
 * A start that follows on the same day is written as `+` and the gap to the stop before.
 */

/** Packs a firm into the small form that lies in the repository. */
export function packFirm(firm: DemoFirm): Uint8Array {
	const labels = [...new Set(firm.people.flatMap(({ times }) => times.map(({ label }) => label)))].sort();
	const lines = [`F ${firm.firstMonday} ${firm.lastMonday} ${labels.join(';')}`];
	for (const person of firm.people) {
		const { sip, name, personalNumber, domain, minutes } = person;
		lines.push(`P ${[sip, name, personalNumber, domain, minutes.join(',')].join(';')}`);
		for (const [label, absences] of Map.groupBy(person.absences, (absence) => absence.label)) {
			let before = 0;
			const days = absences.map(({ day }) => {
				const step = day - before;
				before = day;
				return step.toString(36);
			});
			lines.push(`A ${label} ${days.join(' ')}`);
		}
		let last: DemoTime = { day: 0, startMs: 0, stopMs: 0, label: '' };
		for (const time of person.times) {
			const follows = time.day === last.day && time.startMs >= last.stopMs;
			const start = follows ? `+${(time.startMs - last.stopMs).toString(36)}` : time.startMs.toString(36);
			const length = (time.stopMs - time.startMs).toString(36);
			const step = (time.day - last.day).toString(36);
			lines.push(`T ${step} ${start} ${length} ${labels.indexOf(time.label).toString(36)}`);
			last = time;
		}
	}
	return gzipSync(lines.join('\n'), { level: 9 });
}

/** Reads a packed firm. */
export function unpackFirm(packed: Uint8Array): DemoFirm {
	const people: (DemoPerson & { absences: DemoAbsence[]; times: DemoTime[] })[] = [];
	let firstMonday = '';
	let lastMonday = '';
	let labels: string[] = [];
	for (const line of gunzipSync(packed).toString('utf8').split('\n')) {
		const rest = line.slice(2);
		const person = people.at(-1);
		if (line.startsWith('F')) {
			const [first = '', last = '', ...names] = rest.split(' ');
			firstMonday = first;
			lastMonday = last;
			labels = names.join(' ').split(';');
		} else if (line.startsWith('P')) people.push(readPerson(rest));
		else if (line.startsWith('A')) person?.absences.push(...readAbsences(rest));
		else if (line.startsWith('T')) person?.times.push(readTime(rest, person.times.at(-1), labels));
	}
	return { firstMonday, lastMonday, people };
}

function readPerson(text: string): DemoPerson & { absences: DemoAbsence[]; times: DemoTime[] } {
	const [sip = '', name = '', personalNumber = '', domain = '', minutes = ''] = text.split(';');
	return {
		sip,
		name,
		personalNumber,
		domain,
		minutes: minutes.split(',').map(Number),
		absences: [],
		times: []
	};
}

function readAbsences(text: string): DemoAbsence[] {
	const [label = '', ...steps] = text.split(' ');
	let day = 0;
	return steps.map((step) => {
		day += parseInt(step, 36);
		return { day, label };
	});
}

function readTime(text: string, last: DemoTime | undefined, labels: readonly string[]): DemoTime {
	const [step = '', start = '', length = '', label = ''] = text.split(' ');
	const day = (last?.day ?? 0) + parseInt(step, 36);
	const startMs = start.startsWith('+')
		? (last?.stopMs ?? 0) + parseInt(start.slice(1), 36)
		: parseInt(start, 36);
	return { day, startMs, stopMs: startMs + parseInt(length, 36), label: labels[parseInt(label, 36)] ?? '' };
}
