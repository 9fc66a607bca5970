import type { Inbox } from '#lib/data/engine/requests/request-sync.ts';
import { loadEngine } from '#lib/data/engine-loader.ts';
import { liveView, type Subscribable } from '#lib/data/live.svelte.ts';
import type { CommandResult, DecisionChoice, Live, OpenQuestion, SettledItem } from '#lib/data/types.ts';

const inbox = async () => (await loadEngine()).inbox();

/** What was dropped of absences and corrections and nobody has decided yet, newest first. */
export function questionsView(): Live<readonly OpenQuestion[]> {
	return liveView<readonly OpenQuestion[]>((engine) => late(engine.inbox(), (one) => one.questions()), []);
}

/** What was decided in the last 30 days, latest first. */
export function settledView(): Live<readonly SettledItem[]> {
	return liveView<readonly SettledItem[]>((engine) => late(engine.inbox(), (one) => one.settled()), []);
}

/** Answers what a conflict or a refusal dropped of an absence or a correction. */
export async function resolveQuestion(
	id: string,
	choice: DecisionChoice,
	seen?: string | null
): CommandResult {
	return (await inbox()).resolveQuestion(id, choice, seen);
}

/** Proposes one's own version of an entry that is locked meanwhile as its correction. Works without network. */
export async function correctDecision(id: string, reason: string, seen?: string | null): CommandResult {
	return (await inbox()).correctDecision(id, reason, seen);
}

/** Notes that somebody was asked about open items, which stay open. */
export async function markAsked(ids: readonly string[]): CommandResult {
	return (await inbox()).markAsked(ids);
}

/** Opens an item again that was decided, and takes back what the answer wrote, as far as nobody went on from it. */
export async function reopenSettled(id: string): CommandResult {
	return (await inbox()).reopenSettled(id);
}

/** A view of a part that is loaded when somebody looks. */
function late<T>(part: Promise<Inbox>, view: (inbox: Inbox) => Subscribable<T>): Subscribable<T> {
	return {
		subscribe(observer) {
			let subscription: { unsubscribe(): void } | null = null;
			let isOver = false;
			void part.then((loaded) => {
				if (!isOver) subscription = view(loaded).subscribe(observer);
			});
			return {
				unsubscribe() {
					isOver = true;
					subscription?.unsubscribe();
				}
			};
		}
	};
}
