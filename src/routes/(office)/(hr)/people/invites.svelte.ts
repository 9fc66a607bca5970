import { invitePerson, type resetAccess } from '#lib/data/http/people.ts';
import type { InviteCardData, Person } from '#lib/features/people/types.ts';

/** Cards that are being made. Their codes exist only here: leaving the page forgets them. */
export class Invites {
	cards: readonly InviteCardData[] = $state.raw([]);
	wanted: number = $state.raw(0);
	leftOut: readonly string[] = $state.raw([]);

	get isShown(): boolean {
		return this.wanted > 0;
	}

	/** Makes a card for each person, one after the other; who gets none is named. */
	async make(
		people: readonly Person[],
		ask: typeof invitePerson | typeof resetAccess = invitePerson
	): Promise<void> {
		this.cards = [];
		this.leftOut = [];
		this.wanted = people.length;
		for (const person of people) {
			const answer = await ask(person.id);
			if (!answer.ok) {
				this.leftOut = [...this.leftOut, person.name];
				continue;
			}
			const { code, link, expiresAt } = answer.value;
			const { id: personId, name, userName } = person;
			this.cards = [...this.cards, { personId, name, userName, code, link, expiresAt }];
		}
	}

	clear(): void {
		this.wanted = 0;
		this.cards = [];
		this.leftOut = [];
	}
}
