import { filter, firstValueFrom } from 'rxjs';
import { absencesByDate, sharesByDate } from '#domain/account/absences-by-date.ts';
import { personalAccount, type PersonalAccount } from '#domain/account/personal-account.ts';
import type { Absence } from '#domain/absence/absence.ts';
import { holidayCalendarAt } from '#domain/public-holiday/place.ts';
import type { AbsenceTypeData } from '#domain/reference/reference.ts';
import { rulebookFor } from '#domain/regulation/profile-assignment.ts';
import { employmentOf } from '#domain/schedule/target-time.ts';
import { msToInstant } from '#domain/time/instant.ts';
import { addDays, type LocalDate } from '#domain/time/local-date.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import { aGeneral } from '#server/testkit/reference-builders.ts';
import { SCHEDULE } from '#tests/simulation/firm.ts';
import { plain } from '#tests/simulation/request-facts.ts';
import type { World } from '#tests/simulation/sim-network.ts';
import type { Stage } from '#tests/simulation/stage.ts';

/** Nothing of a run lies before it. */
const FIRST_DAY = '2000-01-01';

/**
 * I12: each account, as the device reckons it from its storage, is to the minute what the rules make of the
 * server's rows.
 */
export async function checkBalances({ world, devices }: Stage): Promise<void> {
	for (const { name, person, engine } of devices) {
		if (engine === null) continue;
		const shown = firstValueFrom(engine.views.account().pipe(filter((view) => !view.isLoading)));
		if (!(await world.time.settle(shown, 10_000))) {
			world.watch.fail('I12', `${name}: the account of ${person} never stands`);
			return;
		}
		const { account, today } = await shown;
		const [held, due] = [told(account), told(serversAccount(world, person, today))];
		if (held !== due) world.watch.fail('I12', `${name}: the account of ${person} is ${held}, not ${due}`);
	}
}

function told(account: PersonalAccount | null): string {
	if (account === null) return 'empty';
	const { since, openingMinutes, asOfYesterdayMinutes, months, today } = account;
	return plain({ since, openingMinutes, asOfYesterdayMinutes, months, today: figuresOf(today) });
}

/** Of today the figures alone: its marks move with the clock while work runs. */
function figuresOf(day: PersonalAccount['today']) {
	if (day === null) return null;
	const { date, targetMinutes, workedMinutes, creditedMinutes, absenceCreditMinutes, breakMinutes } = day;
	return { date, targetMinutes, workedMinutes, creditedMinutes, absenceCreditMinutes, breakMinutes };
}

function serversAccount(world: World, person: string, today: LocalDate): PersonalAccount | null {
	const { history, server, time } = world;
	const own = <T>(rows: readonly { readonly ownerId: string; readonly fields: unknown }[]) =>
		rows.filter(({ ownerId }) => ownerId === person).map(({ fields }) => fields as T);
	const entries = own<TimeEntry>(history.visibleTo(person));
	const requests = history.requests.visibleTo(person);
	const absences = own<Absence>(requests.filter(({ source }) => source === 'absences'));
	const types = new Map(
		server.db
			.statement("SELECT id, data FROM reference_items WHERE kind = 'absence_type'")
			.all()
			.map((row) => [String(row['id']), JSON.parse(String(row['data'])) as AbsenceTypeData])
	);
	const general = aGeneral();
	const profileOn = rulebookFor({ general, groups: [], person: null });
	const terms = {
		zone: general.zone,
		schedules: [SCHEDULE],
		employment: employmentOf(null),
		holidays: holidayCalendarAt(null, []),
		profile: profileOn(today),
		profileOn,
		permits: () => undefined,
		workTypes: new Map(),
		now: msToInstant(time.now())
	};
	const span = { from: FIRST_DAY, to: addDays(today, 7), today };
	const shares = sharesByDate(absencesByDate({ ...terms, ...span, absences, types }));
	return personalAccount({
		terms: { ...terms, absences: shares },
		entries,
		opening: null,
		adjustments: [],
		today
	});
}
