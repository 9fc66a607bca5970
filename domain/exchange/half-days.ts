import { isPresent } from '#domain/kernel/present.ts';
import { collidesOnDay, sharesDayPart, type PartOfDay } from '#domain/absence/overlap.ts';
import type { LocalDate } from '#domain/time/local-date.ts';

/** What of a day is taken: a file knows halves, but not which half. */
export interface TakenPart extends PartOfDay {
	/** The label of the type. */
	readonly type: string;
}

const wholeDay = [null] as const;
const halves = ['am', 'pm'] as const;

/**
 * Where a further row goes on its day: the whole day, or the half nobody has yet; null when it does not fit.
 * What fits is what would fit as a request, and a day holds a type once: a whole day over an existing half of
 * it does not fit, illness neither, nor does a half over an existing whole day. As files do not tell
 * the halves apart, two halves of one day are its morning and its afternoon.
 */
export function placeOnDay(
	row: Pick<TakenPart, 'type' | 'category'> & { readonly fraction: 0.5 | 1 },
	taken: readonly TakenPart[]
): { readonly half: PartOfDay['half'] } | null {
	const candidates = row.fraction === 1 ? wholeDay : halves;
	const fitting = candidates.filter((half) => {
		const isTypeThere = taken.some((part) => part.type === row.type && sharesDayPart(part, { half }));
		return !isTypeThere && !collidesOnDay({ category: row.category, half }, taken);
	});
	const half = fitting.find((one) => !taken.some((part) => part.half === one)) ?? fitting[0];
	return half === undefined ? null : { half };
}

/**
 * The recorded parts a row tells of: its type's whole day, in one piece or as two halves, or one half of it.
 * None: the row brings something new.
 */
export function partsToldBy<Part extends Pick<TakenPart, 'type' | 'half'>>(
	row: Pick<TakenPart, 'type'> & { readonly fraction: 0.5 | 1 },
	recorded: readonly Part[]
): readonly Part[] {
	const ofType = recorded.filter(({ type }) => type === row.type);
	const withHalf = (half: PartOfDay['half']) => ofType.find((part) => part.half === half);
	const [whole, am, pm] = [withHalf(null), withHalf('am'), withHalf('pm')];
	if (row.fraction === 0.5) return [am ?? pm].filter(isPresent);
	if (whole !== undefined) return [whole];
	return isPresent(am) && isPresent(pm) ? [am, pm] : [];
}

/** A part of a day off of one person, as it is recorded. */
export interface DayOff {
	readonly date: LocalDate;
	/** The label of the type. */
	readonly type: string;
	readonly half: PartOfDay['half'];
	/** Granted; otherwise asked for. */
	readonly confirmed: boolean;
}

/** What a file says of a day off. */
export interface DayOffRow extends Omit<DayOff, 'half'> {
	readonly fraction: 0.5 | 1;
}

/**
 * The rows a person's days off have in a file, by date and type. A row is a day: morning and afternoon of
 * one type are one whole day, so that whoever reads the file writes the same one again. What is only asked
 * for counts where nothing is granted yet.
 */
export function dayOffRows(days: readonly DayOff[]): DayOffRow[] {
	const byDay = Map.groupBy(days, ({ date, type }) => `${date} ${type}`);
	return [...byDay.values()].flatMap(rowsOfOneDay).sort(compareDays);
}

function rowsOfOneDay(parts: readonly DayOff[]): DayOffRow[] {
	const [first] = parts;
	if (first === undefined) return [];
	const { date, type } = first;
	const halvesTaken = (confirmed: boolean) =>
		halves.filter((half) =>
			parts.some((part) => part.confirmed === confirmed && (part.half === null || part.half === half))
		);
	const granted = halvesTaken(true);
	const asked = halvesTaken(false).filter((half) => !granted.includes(half));
	return [
		{ taken: granted.length, confirmed: true },
		{ taken: asked.length, confirmed: false }
	]
		.filter(({ taken }) => taken > 0)
		.map(({ taken, confirmed }) => ({ date, type, confirmed, fraction: taken === 2 ? 1 : 0.5 }));
}

function compareDays(a: DayOffRow, b: DayOffRow): number {
	return compareText(a.date, b.date) || compareText(a.type, b.type);
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
