import type { InferOutput } from 'valibot';
import { judgeAccountChange, judgeAdjustment } from '#domain/account/account-change.ts';
import type { Actor } from '#domain/people/actor.ts';
import type { PeopleProblemCode, updatePersonRequestSchema } from '#protocol/http/people.ts';
import { AppError, forbidden } from '#server/http/errors.ts';
import type { EmployeeChange } from '#server/people/employee-changes.usecase.ts';
import type { EmployeeRow } from '#server/people/people.table.ts';

type AccountChange = Pick<
	InferOutput<typeof updatePersonRequestSchema>,
	'opening' | 'adjustment' | 'vacationRule'
>;

/**
 * What a request of HR changes of a person's account. An adjustment is added to those that are there; none
 * is ever changed or taken away, an opposite one undoes it. Throws 403 for one's own account, 409 for an
 * adjustment that cannot be booked.
 */
export function accountFieldsOf(
	actor: Actor,
	before: EmployeeRow,
	{ opening, adjustment, vacationRule }: AccountChange
): EmployeeChange {
	if (opening === undefined && adjustment === undefined && vacationRule === undefined) return {};
	const refusal = judgeAccountChange(actor, before.id);
	if (refusal?.code === 'E_SELF') {
		throw problem('people.own_account', 403, 'Somebody else of HR keeps your account.');
	}
	if (refusal !== null) throw forbidden();
	return {
		...(opening === undefined ? {} : { opening }),
		...(vacationRule === undefined ? {} : { vacationRule }),
		...(adjustment === undefined
			? {}
			: { adjustments: withAdjustment(actor.userId, before, opening, adjustment) })
	};
}

function withAdjustment(
	actorId: string,
	before: EmployeeRow,
	opening: AccountChange['opening'],
	{ after, date, minutes, comment }: NonNullable<AccountChange['adjustment']>
): EmployeeRow['adjustments'] {
	if (before.adjustments.length !== after)
		throw problem('people.adjusted_meanwhile', 409, 'Somebody adjusted this account meanwhile.');
	const refusal = judgeAdjustment(
		{ date, minutes, comment },
		opening === undefined ? before.opening : opening
	);
	if (refusal !== null)
		throw problem('people.unfit_adjustment', 409, 'This adjustment cannot be booked.', refusal['field']);
	return [...before.adjustments, { date, minutes, comment: comment.trim(), author: actorId }];
}

function problem(code: PeopleProblemCode, status: number, message: string, field?: unknown): AppError {
	return new AppError(code, status, message, field === undefined ? {} : { field });
}
