import { confirmDeadline, judgeConfirmTiming } from '#domain/regulation/confirm-deadline.ts';
import { foldClockActs } from '#domain/time-entry/clock-fold.ts';
import { effectiveTime } from '#domain/time-entry/effective-time.ts';
import type { EventActor, EventContext, TimeEntryRoute } from '#domain/time-entry/event-context.ts';
import type { TimeEntryEvent, TimeEntryState } from '#domain/time-entry/time-entry.ts';
import { decideTimeEntryEvent } from '#domain/time-entry/transitions.ts';
import { at, MONDAY, ZONE } from '#tests/rules-book/given.ts';
import type { Chapter, Facts } from '#tests/rules-book/rule.ts';

const nobody: EventActor = {
	isOwner: false,
	isHr: false,
	managesGroup: false,
	isManager: false,
	isArchived: false
};
const owner: EventActor = { ...nobody, isOwner: true };
const manager: EventActor = { ...nobody, isManager: true, managesGroup: true };
const hr: EventActor = { ...nobody, isHr: true };

function decide(
	actor: EventActor,
	event: TimeEntryEvent,
	state: TimeEntryState,
	more: { readonly route?: TimeEntryRoute; readonly ctx?: EventContext } = {}
): Facts {
	const now = at(MONDAY, '18:00');
	const decided = decideTimeEntryEvent({
		state,
		event,
		actor,
		route: more.route ?? null,
		ctx: { now, receivedAt: now, validation: [], confirmRoute: more.route ?? 'direct', ...more.ctx }
	});
	if (!decided.ok) return { refused: decided.error.code };
	return { state: decided.value.state, flags: decided.value.flags.join(', ') || '–' };
}

function timing(effective: string, received: string, onTimeout: 'block' | 'warn'): Facts {
	const deadline = confirmDeadline({ entryDate: MONDAY, zone: ZONE, timeoutDays: 7 });
	const judged = judgeConfirmTiming({
		deadline,
		effectiveAt: effective,
		receivedAt: received,
		onTimeout
	});
	return {
		outcome: judged.outcome,
		flags: judged.outcome === 'late' ? '–' : judged.flags.join(', ') || '–'
	};
}

export const confirmation: Chapter = {
	title: { de: 'Bestätigen und Sperren', en: 'Confirming and locking' },
	rules: [
		{
			title: { de: 'Zwei Schritte', en: 'Two steps' },
			text: {
				de: 'Ein Entwurf gehört allein der Person; niemand sonst sieht ihn, auch HR nicht. Mit dem Bestätigen sagt sie: so war es. Danach ist der Eintrag gesperrt, für sie selbst wie für alle. In Gruppen mit Prüfung gibt ihn die Leitung frei, ehe HR ihn sieht; welchen Weg er geht, wird beim Bestätigen festgeschrieben.',
				en: 'A draft belongs to the person alone; nobody else sees it, HR neither. By confirming she says: so it was. From then on the entry is locked, for herself and for everybody. In groups with verification the manager passes it on before HR sees it; the way it takes is frozen when it is confirmed.'
			},
			source: 'Tagwerk; BAG 1 ABR 22/21',
			code: 'domain/time-entry/transitions.ts',
			examples: [
				{
					given: { de: 'die Person bestätigt ihren Entwurf', en: 'the person confirms her draft' },
					facts: () => decide(owner, 'confirm', 'draft'),
					says: { state: 'confirmed', flags: '–' }
				},
				{
					given: { de: 'sie will danach noch etwas ändern', en: 'she wants to change something afterwards' },
					facts: () => decide(owner, 'edit', 'confirmed'),
					says: { refused: 'E_LOCKED' }
				},
				{
					given: { de: 'HR will einen Entwurf ändern', en: 'HR wants to change a draft' },
					facts: () => decide(hr, 'edit', 'draft'),
					says: { refused: 'E_FORBIDDEN' }
				}
			]
		},
		{
			title: { de: 'Prüfen, zurückgeben, wieder öffnen', en: 'Verifying, returning, reopening' },
			text: {
				de: 'Die Leitung prüft Bestätigtes ihrer Gruppe oder gibt es mit einem Satz zurück; beides kann sie 60 Sekunden lang zurücknehmen. Wieder öffnen kann sie selbst, nicht die Person. Niemand entscheidet über eigene Zeiten. HR darf einspringen; das steht dann dabei.',
				en: 'The manager verifies what her group confirmed or returns it with a sentence; both can be taken back for 60 seconds. She may reopen an entry, the person may not. Nobody decides on own times. HR may step in; then it says so.'
			},
			source: 'Tagwerk',
			code: 'domain/time-entry/moves.ts',
			examples: [
				{
					given: { de: 'die Leitung prüft', en: 'the manager verifies' },
					facts: () => decide(manager, 'verify', 'confirmed', { route: 'manager' }),
					says: { state: 'verified', flags: '–' }
				},
				{
					given: { de: 'HR prüft an ihrer Stelle', en: 'HR verifies in her place' },
					facts: () => decide(hr, 'verify', 'confirmed', { route: 'manager' }),
					says: { state: 'verified', flags: 'HR_SUBSTITUTE' }
				},
				{
					given: { de: 'sie gibt ohne ein Wort zurück', en: 'she returns without a word' },
					facts: () => decide(manager, 'reject', 'confirmed', { route: 'manager' }),
					says: { refused: 'E_COMMENT_REQUIRED' }
				}
			]
		},
		{
			title: { de: 'Zurücknehmen und für andere bestätigen', en: 'Taking back and confirming for others' },
			text: {
				de: 'Wer bestätigt hat, kann es 60 Sekunden lang zurücknehmen, in manchen Gruppen bis zu 72 Stunden, solange niemand damit gearbeitet hat. Die Leitung oder HR kann für jemanden eintragen oder bestätigen, mit Begründung und Vermerk; sie sieht dabei keine Entwürfe, und die Person erfährt es.',
				en: 'Who confirmed can take it back for 60 seconds, in some groups for up to 72 hours, as long as nobody worked with it. The manager or HR may enter or confirm for somebody, with a reason and a flag; they see no drafts in doing so, and the person is told.'
			},
			source: 'Tagwerk',
			code: 'domain/time-entry/withdraw-window.ts',
			examples: [
				{
					given: {
						de: 'die Leitung will eine Bestätigung zurücknehmen',
						en: 'the manager wants to take a confirmation back'
					},
					facts: () => decide(manager, 'withdraw', 'confirmed'),
					says: { refused: 'E_FORBIDDEN' }
				},
				{
					given: { de: 'HR bestätigt für jemanden', en: 'HR confirms for somebody' },
					facts: () => decide(hr, 'confirm_on_behalf', 'draft', { ctx: { comment: 'krank im Haus' } }),
					says: { state: 'confirmed', flags: 'ON_BEHALF' }
				}
			]
		},
		{
			title: { de: 'Abgeschlossene Zeiten', en: 'Closed times' },
			text: {
				de: 'HR schließt einen Zeitraum ab, wenn alles darin bestätigt oder geprüft ist. Nur HR kann ihn wieder aufschließen, mit Begründung. Was danach noch kommt, entscheidet HR einzeln; es ändert nie still einen abgeschlossenen Monat.',
				en: 'HR closes a period when everything in it is confirmed or verified. Only HR can unlock it, with a reason. What arrives later HR decides one by one; it never silently changes a closed month.'
			},
			source: 'Tagwerk',
			code: 'domain/time-entry/moves.ts',
			examples: [
				{
					given: { de: 'HR schließt einen geprüften Eintrag ab', en: 'HR closes a verified entry' },
					facts: () => decide(hr, 'close', 'verified', { route: 'manager' }),
					says: { state: 'closed', flags: '–' }
				},
				{
					given: {
						de: 'HR will ihn wieder öffnen, ohne aufzuschließen',
						en: 'HR wants to reopen it without unlocking'
					},
					facts: () => decide(hr, 'reopen', 'closed', { route: 'manager', ctx: { comment: 'Tippfehler' } }),
					says: { refused: 'E_LOCKED' }
				},
				{
					given: {
						de: 'eine Bestätigung für einen abgeschlossenen Monat',
						en: 'a confirmation for a closed month'
					},
					facts: () => decide(owner, 'confirm', 'draft', { ctx: { isPeriodClosed: true } }),
					says: { state: 'review', flags: 'CLOSED_PERIOD' }
				}
			]
		},
		{
			title: { de: 'Die Frist', en: 'The deadline' },
			text: {
				de: 'Ausgeliefert wird Tagwerk mit 7 Tagen: ein Eintrag vom Montag kann bis zum Ende des Montags der nächsten Woche bestätigt werden. Die Firma wählt, ob zu spät nur vermerkt oder abgelehnt wird; abgelehnt heißt, der Eintrag bleibt ein Entwurf. Es zählt, wann jemand bestätigt hat, nicht wann das Telefon wieder Netz hatte.',
				en: 'Tagwerk comes with 7 days: an entry of a Monday can be confirmed until the end of the Monday of the next week. The company chooses whether late is noted or refused; refused means the entry stays a draft. What counts is when somebody confirmed, not when the phone had network again.'
			},
			source: 'MiLoG § 17; Tagwerk',
			code: 'domain/regulation/confirm-deadline.ts',
			examples: [
				{
					given: { de: 'Eintrag vom 2. März 2026', en: 'entry of 2 March 2026' },
					facts: () => ({
						deadline: confirmDeadline({ entryDate: MONDAY, zone: ZONE, timeoutDays: 7 }) ?? '–'
					}),
					says: { deadline: '2026-03-09T23:00:00.000Z' }
				},
				{
					given: {
						de: 'rechtzeitig bestätigt, drei Tage später gesendet',
						en: 'confirmed in time, sent three days later'
					},
					facts: () => timing(at('2026-03-09', '20:00'), at('2026-03-12', '20:00'), 'block'),
					says: { outcome: 'accepted', flags: 'LATE_SYNC' }
				},
				{
					given: {
						de: 'rechtzeitig bestätigt, drei Wochen später gesendet',
						en: 'confirmed in time, sent three weeks later'
					},
					facts: () => timing(at('2026-03-09', '20:00'), at('2026-03-30', '20:00'), 'block'),
					says: { outcome: 'review', flags: 'LATE_SYNC' }
				},
				{
					given: {
						de: 'zu spät bestätigt, die Gruppe vermerkt nur',
						en: 'confirmed late, the group only notes it'
					},
					facts: () => timing(at('2026-03-10', '08:00'), at('2026-03-10', '08:00'), 'warn'),
					says: { outcome: 'accepted', flags: 'LATE_CONFIRM' }
				},
				{
					given: { de: 'zu spät bestätigt, die Gruppe lehnt ab', en: 'confirmed late, the group refuses' },
					facts: () => timing(at('2026-03-10', '08:00'), at('2026-03-10', '08:00'), 'block'),
					says: { outcome: 'late', flags: '–' }
				}
			]
		}
	]
};

export const offline: Chapter = {
	title: { de: 'Ohne Netz', en: 'Without network' },
	rules: [
		{
			title: { de: 'Welcher Uhr geglaubt wird', en: 'Which clock is believed' },
			text: {
				de: 'Ein Gerät kennt seinen Abstand zur Uhr des Servers und rechnet ihn ein. Liegt die Zeit danach noch mehr als 2 Minuten nach dem Empfang oder vor dem letzten Abgleich, wird ihr nicht geglaubt: dann gilt der Empfang, und der Eintrag trägt den Vermerk CLOCK_SUSPECT. Die Uhr zurückzustellen rettet keine Frist.',
				en: 'A device knows how far its clock is from the server’s and takes that into account. If the time still lies more than 2 minutes after the receipt or before the last contact, it is not believed: then the receipt counts, and the entry is flagged CLOCK_SUSPECT. Setting the clock back saves no deadline.'
			},
			source: 'Tagwerk',
			code: 'domain/time-entry/effective-time.ts',
			examples: [
				{
					given: {
						de: 'die Uhr steht auf 8:00, empfangen um 18:00, letzter Abgleich um 12:00',
						en: 'the clock says 8:00, received at 18:00, last contact at 12:00'
					},
					facts: () => {
						const { suspect } = effectiveTime({
							mutation: { deviceTime: at(MONDAY, '08:00'), offsetMs: 0 },
							receivedAt: at(MONDAY, '18:00'),
							lastSyncAt: at(MONDAY, '12:00')
						});
						return { flags: suspect ? 'CLOCK_SUSPECT' : '–' };
					},
					says: { flags: 'CLOCK_SUSPECT' }
				}
			]
		},
		{
			title: { de: 'Zwei Geräte, eine Person', en: 'Two devices, one person' },
			text: {
				de: 'Haben zwei Geräte ohne Netz gestempelt, bleiben beide Einträge erhalten. Der Tag zeigt die Überschneidung und schlägt vor, was daraus wird; angenommen wird es mit einem Tippen, von der Person.',
				en: 'When two devices clocked without network, both entries are kept. The day shows the overlap and proposes what to make of it; one tap of the person takes it.'
			},
			source: 'Tagwerk',
			code: 'domain/time-entry/clock-fold.ts',
			examples: [
				{
					given: {
						de: 'Telefon: Beginn 8:00; Tablet: Beginn 8:05, Ende 12:00',
						en: 'phone: start 8:00; tablet: start 8:05, stop 12:00'
					},
					facts: () => {
						const folded = foldClockActs([
							{ id: 'a', deviceId: 'phone', seq: 1, type: 'start', at: at(MONDAY, '08:00') },
							{ id: 'b', deviceId: 'tablet', seq: 1, type: 'start', at: at(MONDAY, '08:05') },
							{ id: 'c', deviceId: 'tablet', seq: 2, type: 'stop', at: at(MONDAY, '12:00') }
						]);
						return {
							entries: folded.entries.length,
							outcome: folded.ignored.map(({ reason }) => reason).join(', ')
						};
					},
					says: { entries: 1, outcome: 'ALREADY_RUNNING' }
				}
			]
		}
	]
};
