import { absenceRouteOf } from '#domain/absence/route.ts';
import { isPresent } from '#domain/kernel/present.ts';
import { groupOn, spans } from '#domain/people/visibility.ts';
import { dayOffOf } from '#domain/public-holiday/calendar.ts';
import { placeOf } from '#domain/public-holiday/place.ts';
import type { LocationData } from '#domain/reference/reference.ts';
import type { Instant } from '#domain/time/instant.ts';
import { addMonthsToDate, type LocalDate } from '#domain/time/local-date.ts';
import { localDateOf } from '#domain/time/zone.ts';
import type { PersonContext } from '#lib/data/engine/person-context.ts';
import { teamDaysIn } from '#lib/data/engine/team-views.ts';
import { vacationPersonOf } from '#lib/data/engine/vacation-person-of.ts';
import type {
	AbsenceRow,
	AbsenceTypeOption,
	Approvers,
	HolidayRow,
	LeaveView
} from '#lib/data/views/leave-types.ts';

/** Days off are asked for this far ahead at most. */
const LOOKS_AHEAD_MONTHS = 36;

/** One's own absences and everything that is asked about them. */
export function buildLeave(context: PersonContext, userId: string, now: Instant): LeaveView {
	const today = localDateOf(now, context.general.zone);
	const until = addMonthsToDate(today, LOOKS_AHEAD_MONTHS);
	return {
		isLoading: !context.isComplete,
		today,
		person: vacationPersonOf(context, userId, { today, until }),
		absences: ownAbsences(context, userId),
		types: offeredTypes(context),
		team: teamDaysIn(context, `${today.slice(0, 7)}-01`, until),
		holidays: holidaysOf(context, today),
		place: placeIn(context),
		names: new Map([...context.employees.values()].map(({ id, name }) => [id, name])),
		approversOf: (typeId, from) => approversOf(context, typeId, from)
	};
}

function ownAbsences({ absences, absenceTypes }: PersonContext, userId: string): AbsenceRow[] {
	return absences
		.filter((absence) => absence.userId === userId)
		.map((absence) => {
			const type = absenceTypes.get(absence.typeId);
			return { ...absence, label: type?.label ?? '', category: type?.category ?? 'other' };
		})
		.sort((a, b) => (a.from < b.from ? 1 : -1));
}

/** A public holiday is nobody's to ask for. */
function offeredTypes({ absenceTypes }: PersonContext): AbsenceTypeOption[] {
	return [...absenceTypes]
		.filter(([, { category }]) => category !== 'holiday')
		.map(([id, data]) => ({ id, label: data.label, data }))
		.sort((a, b) => rankOf(a) - rankOf(b) || a.label.localeCompare(b.label));
}

function rankOf({ data }: AbsenceTypeOption): number {
	return ['vacation', 'sick', 'other', 'holiday'].indexOf(data.category);
}

function holidaysOf(context: PersonContext, today: LocalDate): HolidayRow[] {
	const year = Number(today.slice(0, 4));
	return [...context.holidaysOf(context.self?.locationId)]
		.filter(([date]) => date.startsWith(`${year}-`) || date.startsWith(`${year + 1}-`))
		.map(([date, day]) => ({ date, off: dayOffOf(day) }))
		.flatMap(({ date, off }) => (off === null ? [] : [{ date, ...off }]))
		.sort((a, b) => (a.date < b.date ? -1 : 1));
}

function placeIn({ references, self }: PersonContext): LeaveView['place'] {
	const find = (id: string) => {
		const found = references.find((one) => one.kind === 'location' && one.id === id);
		return found === undefined ? undefined : { id, data: found.data as unknown as LocationData };
	};
	const place = placeOf(self?.locationId, find);
	return place === null ? null : { country: place.data.country, state: place.data.state };
}

function approversOf(context: PersonContext, typeId: string, from: LocalDate): Approvers {
	const groupId = groupOn(context.self?.memberships ?? [], from);
	const group = context.groups.find(({ id }) => id === groupId)?.data ?? null;
	const route = absenceRouteOf({ type: context.absenceTypes.get(typeId) ?? null, group, from });
	const managers = (group?.managers ?? []).filter((one) => spans(one, from));
	const names = managers.map(({ userId }) => context.employees.get(userId)?.name).filter(isPresent);
	return { names: route === 'hr' ? [] : names, isHr: route !== 'manager' };
}
