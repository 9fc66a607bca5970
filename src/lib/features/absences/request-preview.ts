import { previewRequest, type RequestPreview } from '#domain/absence/asking.ts';
import { accountFigures, type AccountFigures } from '#domain/vacation/year-figures.ts';
import type { VacationPerson } from '#domain/vacation/vacation-person.ts';
import { wantedOf, type RequestContent } from './request-form.ts';

/** The answer to what is typed, without asking. `id` is that of the absence which is changed. */
export function previewOf(
	person: VacationPerson,
	content: RequestContent,
	id: string | null
): RequestPreview {
	return previewRequest(person, { absence: wantedOf(content, id) });
}

/** The accounts a request touches, in figures, without and with it. */
export function accountsOf({ facts }: RequestPreview): {
	readonly year: number;
	readonly before: AccountFigures;
	readonly after: AccountFigures;
}[] {
	return (facts?.years ?? []).map(({ year, before, after }) => ({
		year,
		before: accountFigures(before),
		after: accountFigures(after)
	}));
}
