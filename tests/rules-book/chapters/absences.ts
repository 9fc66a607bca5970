import type { AbsenceRule } from '#domain/absence/absence-rule.ts';
import { judgeOtherAbsence } from '#domain/absence/other-absence.ts';
import { collidesOnDay, type PartOfDay } from '#domain/absence/overlap.ts';
import { whatADayIs } from '#domain/absence/precedence.ts';
import { decideAbsenceEvent, type AbsenceActor, type AbsenceContext } from '#domain/absence/transitions.ts';
import { fractionOf } from '#domain/kernel/fraction.ts';
import type { Chapter, Facts } from '#tests/rules-book/rule.ts';

const nobody: AbsenceActor = {
	isOwner: false,
	isHr: false,
	isManager: false,
	managesGroup: false,
	isArchived: false
};
const owner = { ...nobody, isOwner: true };
const manager = { ...nobody, isManager: true, managesGroup: true };

function decided(
	input: Omit<Parameters<typeof decideAbsenceEvent>[0], 'ctx'> & { ctx?: AbsenceContext }
): Facts {
	const result = decideAbsenceEvent({ ctx: {}, ...input });
	return result.ok ? { state: result.value.state } : { refused: result.error.code };
}

function other(rule: AbsenceRule, requestDays: number, used: number): Facts {
	const days = fractionOf(requestDays);
	const codes = judgeOtherAbsence({ rule, days, years: [{ year: 2026, days, used: fractionOf(used) }] });
	return { refused: codes.length === 0 ? '–' : codes.join(', ') };
}

function collides(part: PartOfDay, taken: readonly PartOfDay[]): Facts {
	return { outcome: collidesOnDay(part, taken) ? 'E_OVERLAP' : '–' };
}

const vacation: PartOfDay = { category: 'vacation', half: null };

export const absences: Chapter = {
	title: { de: 'Abwesenheit beantragen', en: 'Asking for absence' },
	rules: [
		{
			title: { de: 'Wer entscheidet', en: 'Who decides' },
			text: {
				de: 'Je nach Gruppe und Art: HR, die Führungskraft, oder erst die Führungskraft und dann HR. Ohne Führungskraft entscheidet HR. Niemand entscheidet über sich selbst. Ablehnen braucht einen Grund in Worten. Absagen kann man vor dem ersten Tag; bis die Absage gewährt ist, zählt die Abwesenheit.',
				en: 'By group and type: HR, the manager, or the manager first and then HR. Without a manager HR decides. Nobody decides about themselves. A refusal needs a reason in words. Leave can be cancelled before its first day; until the cancellation is granted it counts.'
			},
			source: 'Tagwerk',
			code: 'domain/absence/transitions.ts',
			examples: [
				{
					given: { de: 'die Führungskraft gibt frei, HR folgt', en: 'the manager approves, HR follows' },
					facts: () => decided({ state: 'requested', event: 'approve', route: 'manager_hr', actor: manager }),
					says: { state: 'mgr_approved' }
				},
				{
					given: { de: 'abgesagt am ersten Tag', en: 'cancelled on the first day' },
					facts: () =>
						decided({
							state: 'approved',
							event: 'cancel',
							route: 'hr',
							actor: owner,
							ctx: { today: '2026-03-02', from: '2026-03-02' }
						}),
					says: { refused: 'E_STARTED' }
				}
			]
		},
		{
			title: { de: 'Was geprüft wird', en: 'What is checked' },
			text: {
				de: 'Zuerst, ob an den Tagen schon etwas liegt, dann ob genug Tage übrig sind, dann die Regeln der Art, dann ob an den Tagen überhaupt Arbeit vorgesehen ist. Tage werden mit zwei Nachkommastellen verglichen.',
				en: 'First whether something lies on the days already, then whether enough days are left, then the rules of the type, then whether work is planned on the days at all. Days are compared with two decimals.'
			},
			source: 'Tagwerk',
			code: 'domain/absence/request-facts.ts',
			examples: [
				{
					given: { de: '5 Tage beantragt, 4,5 übrig', en: '5 days asked for, 4.5 left' },
					facts: () =>
						decided({
							state: 'draft',
							event: 'request',
							route: 'hr',
							actor: owner,
							ctx: { days: 5, available: 4.5 }
						}),
					says: { refused: 'E_NO_BALANCE' }
				}
			]
		},
		{
			title: { de: 'Mehreres an einem Tag', en: 'Several things on one day' },
			text: {
				de: 'Ein Tag fasst eine ganze Abwesenheit oder zwei verschiedene Hälften. Krankheit darf über allem liegen. Gezeigt wird zuerst der ganze Feiertag, dann bescheinigte Krankheit, Urlaub, das Übrige.',
				en: 'A day holds one whole absence, or two different halves. Illness may lie over everything. Shown first is a full public holiday, then certified illness, vacation, the rest.'
			},
			source: 'BUrlG § 9; Tagwerk',
			code: 'domain/absence/precedence.ts',
			examples: [
				{
					given: { de: 'Sonderurlaub auf einem Urlaubstag', en: 'special leave on a day of vacation' },
					facts: () => collides({ category: 'other', half: null }, [vacation]),
					says: { outcome: 'E_OVERLAP' }
				},
				{
					given: { de: 'krank an einem Urlaubstag', en: 'ill on a day of vacation' },
					facts: () => collides({ category: 'sick', half: null }, [vacation]),
					says: { outcome: '–' }
				},
				{
					given: { de: 'Urlaub am halben Feiertag', en: 'vacation on half a holiday' },
					facts: () => ({
						outcome: whatADayIs({ holiday: { fraction: 0.5 }, absence: vacation })?.is ?? '–'
					}),
					says: { outcome: 'absence' }
				}
			]
		},
		{
			title: { de: 'Andere Abwesenheiten', en: 'Other absences' },
			text: {
				de: 'Jede Art kann Grenzen haben: Tage je Anlass, Tage je Jahr (jeder Tag zählt in seinem Jahr), Vorlauf, nur ganze Tage, Nachweis. Genau an der Grenze ist erlaubt.',
				en: 'Each type can have limits: days for one event, days of a year (each day counts in its own year), notice, whole days only, a document. Exactly at the limit is fine.'
			},
			source: 'Tagwerk',
			code: 'domain/absence/other-absence.ts',
			examples: [
				{
					given: {
						de: 'höchstens 5 Tage im Jahr: 3 genommen, 2 beantragt',
						en: 'at most 5 days a year: 3 taken, 2 asked for'
					},
					facts: () => other({ maxDaysPerYear: 5 }, 2, 3),
					says: { refused: '–' }
				},
				{
					given: {
						de: 'höchstens 2 Tage je Anlass: 3 beantragt',
						en: 'at most 2 days for one event: 3 asked for'
					},
					facts: () => other({ maxDaysPerEvent: 2 }, 3, 0),
					says: { refused: 'OTHER_MAX_EVENT' }
				}
			]
		}
	]
};
