import { goto } from '$app/navigation';
import { dismissDecisions, resolveDecision } from '#lib/data/decisions.svelte.ts';
import { correctDecision, markAsked, reopenSettled, resolveQuestion } from '#lib/data/inbox.svelte.ts';
import type { CommandResult, Decision, DecisionChoice, OpenQuestion } from '#lib/data/types.ts';
import { markNoticeRead } from '#lib/data/views/notices.svelte.ts';
import { m } from '#lib/paraglide/messages.js';
import { paths } from '#lib/paths.ts';
import { toast } from '#lib/ui/toast.svelte.ts';
import { tell, tellRefusal } from '#routes/(user)/tell.ts';

type Item =
	{ readonly of: 'decision'; readonly is: Decision } | { readonly of: 'question'; readonly is: OpenQuestion };

const askedWords = {
	shared: m.inbox_asked_shared,
	copied: m.inbox_asked_copied,
	noted: m.inbox_asked_noted
};

/** What can be done with what waits for the person's word: which item is open, and its answers. */
export class InboxDesk {
	/** The item of the open sheet; it stays while the sheet closes, when the list has it no more. */
	item: Item | null = $state.raw(null);
	isOpen = $state(false);
	/** An answer is being written: a second tap would write it twice. */
	isBusy = $state(false);
	#wasAnswered = false;

	open(item: Item): void {
		this.item = item;
		this.#wasAnswered = false;
		this.isOpen = true;
	}
	/** The lists as they are now: an open item shows what counts now; one that was answered elsewhere closes. */
	follow(decisions: readonly Decision[], questions: readonly OpenQuestion[]): void {
		const { item } = this;
		if (item === null || !this.isOpen || this.isBusy) return;
		const decision = decisions.find((one) => item.of === 'decision' && one.id === item.is.id);
		const question = questions.find((one) => item.of === 'question' && one.id === item.is.id);
		if (decision) this.item = { of: 'decision', is: decision };
		else if (question) this.item = { of: 'question', is: question };
		else {
			this.isOpen = false;
			toast({ message: m.inbox_gone() });
		}
	}
	/** Whether the sheet closed because its item was answered: its row is gone. */
	closedByAnswer(): boolean {
		return this.#wasAnswered;
	}

	async resolve(choice: DecisionChoice): Promise<void> {
		const { item } = this;
		if (item === null) return;
		const seen = item.is.now?.mutation.id ?? null;
		const answer = item.of === 'decision' ? resolveDecision : resolveQuestion;
		await this.#answer(() => answer(item.is.id, choice, seen), m.sync_resolved());
	}
	async correct(reason: string): Promise<void> {
		const { item } = this;
		if (item?.of !== 'decision') return;
		const seen = item.is.now?.mutation.id ?? null;
		await this.#answer(() => correctDecision(item.is.id, reason, seen), m.inbox_corrected());
	}
	/**
	 * Opens the day's editor with one side of the decision; saving there settles it. The sheet closes by itself when
	 * the page changes: closing it first would go back in history, past the new page.
	 */
	async adjust(side: 'mine' | 'theirs'): Promise<void> {
		const { item } = this;
		if (item?.of !== 'decision') return;
		const query = new URLSearchParams({ edit: item.is.entryId, decision: item.is.id, side });
		await goto(`${paths.day(item.is.date)}?${query}`);
	}
	async asked(how: keyof typeof askedWords): Promise<void> {
		const { item } = this;
		if (item === null) return;
		await this.#answer(() => markAsked([item.is.id]), askedWords[how]());
	}
	async understood(decisionIds: readonly string[]): Promise<void> {
		await tell(dismissDecisions(decisionIds), m.sync_resolved());
	}
	/** Answers whether it is open again. */
	async reopen(id: string): Promise<boolean> {
		if (this.isBusy) return false;
		this.isBusy = true;
		try {
			const result = await reopenSettled(id);
			if (result.ok) toast({ message: m.inbox_reopened() });
			else tellRefusal(result.error);
			return result.ok;
		} finally {
			this.isBusy = false;
		}
	}
	async read(ids: readonly string[]): Promise<void> {
		for (const id of ids) await markNoticeRead(id);
		toast({ message: m.inbox_n_read() });
	}

	async #answer(act: () => CommandResult, message: string): Promise<void> {
		if (this.isBusy) return;
		this.isBusy = true;
		try {
			if ((await tell(act(), message)) === null) return;
			this.#wasAnswered = true;
			this.isOpen = false;
		} finally {
			this.isBusy = false;
		}
	}
}
