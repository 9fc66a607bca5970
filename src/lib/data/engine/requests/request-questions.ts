import type { RxCollection } from 'rxdb/plugins/core';
import type { LocalDoc } from '#lib/data/engine/rx-schema.ts';
import type { RequestQuestion } from '#lib/data/types.ts';

/** What was dropped of absences and corrections, whole, until the person has answered; on this device only. */
export class RequestQuestions {
	readonly #collection: RxCollection<LocalDoc>;

	constructor(collection: RxCollection<LocalDoc>) {
		this.#collection = collection;
	}

	/** The id is the mutation's, so that a repeated answer changes nothing. */
	async file(questions: readonly RequestQuestion[]): Promise<void> {
		const rows = questions.map((question) => ({
			id: question.id,
			kind: 'question' as const,
			at: question.at,
			data: { ...question } as Record<string, unknown>
		}));
		const { error } = await this.#collection.bulkInsert(rows);
		const failed = error.find((one) => one.status !== 409);
		if (failed) throw new Error(`the question could not be kept (${failed.status})`);
	}
}
