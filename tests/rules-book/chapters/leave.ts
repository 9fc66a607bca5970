import { absenceDays, type AbsenceSpan } from '#domain/absence/absence-days.ts';
import { fractionOf, toNumber } from '#domain/kernel/fraction.ts';
import type { WorkingSchedule } from '#domain/people/employee.ts';
import { certificateDue } from '#domain/sick/certificate-due.ts';
import { continuedPay } from '#domain/sick/continued-pay.ts';
import { datesFrom } from '#domain/time/local-date.ts';
import { carryOver, type CarryOverInput } from '#domain/vacation/carry-over.ts';
import { countVacation, totalOf, type SickDays } from '#domain/vacation/count.ts';
import { vacationEntitlement, type EntitlementInput } from '#domain/vacation/entitlement.ts';
import { bookVacation } from '#domain/vacation/pools.ts';
import type { Chapter, Facts } from '#tests/rules-book/rule.ts';

const fiveDays: WorkingSchedule = {
	validFrom: '2020-01-01',
	minutes: { mon: 480, tue: 480, wed: 480, thu: 480, fri: 480, sat: 0, sun: 0 },
	comment: 'Vertrag'
};

function entitled(employment: EntitlementInput['employment'], more: Partial<EntitlementInput> = {}): Facts {
	const found = vacationEntitlement({
		year: 2026,
		rule: { annualDays: 30, refWeekDays: 5, rounding: 'burlg5', policy: 'twelfths_floor' },
		employment,
		weekDays: 5,
		...more
	});
	return { months: found.fullMonths, days: Math.round(toNumber(found.days) * 100) / 100 };
}

function counted(span: Partial<AbsenceSpan> & { from: string; to: string }, sick: SickDays[] = []): Facts {
	const days = absenceDays({ firstHalf: null, lastHalf: null, ...span }, span.to);
	const holidays = new Map([
		['2026-12-24', { name: 'Heiligabend', fraction: 0.5 as const, legal: false }],
		['2026-12-25', { name: 'Weihnachten', fraction: 1 as const, legal: true }]
	]);
	const total = totalOf(countVacation({ days, calendar: { schedules: [fiveDays], holidays }, sick }));
	const facts = { days: toNumber(total.days) };
	return sick.length === 0 ? facts : { ...facts, creditedBack: toNumber(total.creditedBack) };
}

function carried(more: Partial<CarryOverInput>): Facts {
	const { carry, lost, expiresOn } = carryOver({
		remaining: fractionOf(8),
		fromYear: 2026,
		limitDays: 5,
		expiryMonthDay: '03-31',
		isInformed: true,
		isLongTermSick: false,
		...more
	});
	return { carry: toNumber(carry), lost: toNumber(lost), expiresOn: expiresOn ?? '–' };
}

export const vacation: Chapter = {
	title: { de: 'Urlaub', en: 'Vacation' },
	rules: [
		{
			title: { de: 'Der Anspruch eines Jahres', en: 'What a year entitles to' },
			text: {
				de: 'Die Tage des Vertrags gelten für seine Woche; wer weniger Tage arbeitet, hat entsprechend weniger, die Stunden je Tag sind gleich. Wer im Jahr beginnt oder geht, bekommt Zwölftel für volle Monate der Beschäftigung, nie weniger als die vier Wochen des deutschen Gesetzes. Ein halber Tag und mehr wird dabei aufgerundet, kleinere Bruchteile bleiben stehen.',
				en: 'The days of the contract hold for its week; who works fewer days has accordingly fewer, the hours per day do not matter. Who joins or leaves in the year gets twelfths for full months of employment, never less than the four weeks of German law. Half a day and more is then rounded up, smaller fractions stay.'
			},
			source: 'BUrlG § 3, § 4, § 5; BAG 9 AZR 179/15',
			code: 'domain/vacation/entitlement.ts',
			examples: [
				{
					given: { de: '30 Tage, drei Tage in der Woche', en: '30 days, three days a week' },
					facts: () => entitled({ start: '2020-01-01', end: null }, { weekDays: 3 }),
					says: { months: 12, days: 18 }
				},
				{
					given: { de: 'Beginn am 15. Mai', en: 'joined on 15 May' },
					facts: () => entitled({ start: '2026-05-15', end: null }),
					says: { months: 7, days: 20 }
				},
				{
					given: { de: 'Beginn am 1. Juli', en: 'joined on 1 July' },
					facts: () => entitled({ start: '2026-07-01', end: null }),
					says: { months: 6, days: 15 }
				},
				{
					given: { de: 'Ende am 31. Juli', en: 'left on 31 July' },
					facts: () => entitled({ start: '2020-01-01', end: '2026-07-31' }),
					says: { months: 7, days: 20 }
				},
				{
					given: {
						de: 'ab 1. Juli drei statt fünf Tage in der Woche',
						en: 'three instead of five days a week from 1 July'
					},
					facts: () =>
						entitled({ start: '2020-01-01', end: null }, { changes: [{ from: '2026-07-01', weekDays: 3 }] }),
					says: { months: 12, days: 23.95 }
				}
			]
		},
		{
			title: { de: 'Was ein Antrag kostet', en: 'What a request costs' },
			text: {
				de: 'Nur Tage, an denen gearbeitet würde. Ein halber Feiertag kostet einen halben Tag, ob ganz oder halb beantragt. Wer im Urlaub krank wird und es bescheinigt, bekommt die Tage zurück.',
				en: 'Only days on which there would be work. A half holiday costs half a day, asked for in full or in half. Who falls ill on leave and proves it gets the days back.'
			},
			source: 'BUrlG § 3, § 9',
			code: 'domain/vacation/count.ts',
			examples: [
				{
					given: { de: '21. bis 27. Dezember 2026', en: '21 to 27 December 2026' },
					facts: () => counted({ from: '2026-12-21', to: '2026-12-27' }),
					says: { days: 3.5 }
				},
				{
					given: {
						de: '2. bis 6. März, am 4. und 5. krank mit Bescheinigung',
						en: '2 to 6 March, ill with a certificate on the 4th and 5th'
					},
					facts: () =>
						counted({ from: '2026-03-02', to: '2026-03-06' }, [
							{ from: '2026-03-04', to: '2026-03-05', hasCertificate: true }
						]),
					says: { days: 3, creditedBack: 2 }
				}
			]
		},
		{
			title: { de: 'Welche Tage zuerst genommen werden', en: 'Which days are taken first' },
			text: {
				de: 'Zuerst der Übertrag, der verfällt, dann anderer Übertrag, dann der Anspruch des Jahres. Es zählt der Tag des Urlaubs, nicht der des Antrags. Gegen das, was nach allen offenen Anträgen bleibt, wird ein neuer Antrag geprüft.',
				en: 'First what was carried over and expires, then other carry-over, then the entitlement of the year. What counts is the day of leave, not the day of the request. A new request is checked against what is left after all open ones.'
			},
			source: 'BUrlG § 7 (3); Tagwerk',
			code: 'domain/vacation/pools.ts',
			examples: [
				{
					given: {
						de: '5 Tage Übertrag bis 31. März, 30 Tage; drei Tage im März, Stand 1. April',
						en: '5 days carried over until 31 March, 30 days; three days in March, as of 1 April'
					},
					facts: () => {
						const booked = bookVacation({
							pools: [
								{ name: 'carryExpiring', days: fractionOf(5), expiresOn: '2026-03-31' },
								{ name: 'annual', days: fractionOf(30), expiresOn: null }
							],
							days: datesFrom('2026-03-02', '2026-03-04').map((date) => ({
								date,
								amount: fractionOf(1),
								status: 'approved'
							})),
							asOf: '2026-04-01'
						});
						return {
							remaining: toNumber(booked.remaining),
							available: toNumber(booked.available),
							expired: toNumber(booked.expired)
						};
					},
					says: { remaining: 30, available: 30, expired: 2 }
				}
			]
		},
		{
			title: { de: 'Jahresende und Verfall', en: 'Year end and expiry' },
			text: {
				de: 'Übertragen wird nach der Regel der Firma. Nichts verfällt, wenn sie die Person nicht vorher auf die offenen Tage und ihren Verfall hingewiesen hat; Tagwerk hält Tag und Text des Hinweises fest. Bei langer Krankheit verfällt Übertragenes erst am 31. März des übernächsten Jahres; wie viel übertragen wird, bestimmt auch dann die Regel der Firma. Muss mehr bleiben, trägt HR es mit einer Begründung ein.',
				en: 'Days are carried over by the company’s rule. Nothing is lost unless it told the person beforehand of the open days and their expiry; Tagwerk keeps date and text of that notice. With a long illness what was carried over expires only on 31 March of the second following year; how much is carried over is the company’s rule then too. Where more has to stay, HR enters it with a comment.'
			},
			source: 'BUrlG § 7 (3); EuGH C-684/16, C-214/10; BAG 9 AZR 423/16',
			code: 'domain/vacation/carry-over.ts',
			examples: [
				{
					given: {
						de: '8 Tage offen, höchstens 5 werden übertragen',
						en: '8 days open, at most 5 are carried over'
					},
					facts: () => carried({}),
					says: { carry: 5, lost: 3, expiresOn: '2027-03-31' }
				},
				{
					given: { de: 'dasselbe, ohne Hinweis', en: 'the same, without a notice' },
					facts: () => carried({ isInformed: false }),
					says: { carry: 8, lost: 0, expiresOn: '–' }
				},
				{
					given: { de: 'dasselbe, lange krank', en: 'the same, ill for long' },
					facts: () => carried({ isLongTermSick: true }),
					says: { carry: 5, lost: 3, expiresOn: '2028-03-31' }
				}
			]
		}
	]
};

export const sickness: Chapter = {
	title: { de: 'Krankheit (Auskunft)', en: 'Sickness (information)' },
	rules: [
		{
			title: { de: 'Bescheinigung', en: 'The certificate' },
			text: {
				de: 'Fällig am vierten Kalendertag; fällt er auf einen freien Tag, am nächsten Arbeitstag. Gesetzlich Versicherte müssen sie seit 2023 nicht mehr vorlegen: der Arbeitgeber ruft sie ab.',
				en: 'Due on the fourth calendar day; when that is a day off, on the next working day. Since 2023 people with statutory insurance need not hand it in: the employer fetches it.'
			},
			source: 'EFZG § 5 (1), (1a)',
			code: 'domain/sick/certificate-due.ts',
			examples: [
				{
					given: { de: 'krank ab Montag, 2. März 2026', en: 'ill from Monday 2 March 2026' },
					facts: () => ({ certificate: certificateDue('2026-03-02') }),
					says: { certificate: '2026-03-05' }
				},
				{
					given: { de: 'krank ab Freitag, 6. März 2026', en: 'ill from Friday 6 March 2026' },
					facts: () => ({ certificate: certificateDue('2026-03-06') }),
					says: { certificate: '2026-03-09' }
				}
			]
		},
		{
			title: { de: 'Wie lange der Lohn weiterläuft', en: 'How long pay goes on' },
			text: {
				de: '42 Kalendertage vom ersten ganzen Krankheitstag an, frühestens vier Wochen nach Beginn der Beschäftigung. Dieselbe Krankheit zählt zusammen, außer nach sechs Monaten ohne sie oder zwölf Monaten seit ihrem Beginn. Das ist eine Auskunft für die Person und HR; gerechnet wird damit nichts.',
				en: '42 calendar days from the first whole day of sickness, at the earliest four weeks after the employment began. The same illness adds up, except after six months without it or twelve months since it began. This is information for the person and HR; nothing is calculated from it.'
			},
			source: 'EFZG § 3',
			code: 'domain/sick/continued-pay.ts',
			examples: [
				{
					given: { de: 'krank ab 2. März 2026', en: 'ill from 2 March 2026' },
					facts: () => ({ paidUntil: continuedPay({ start: '2026-03-02' }).lastPaidDay ?? '–' }),
					says: { paidUntil: '2026-04-12' }
				}
			]
		}
	]
};
