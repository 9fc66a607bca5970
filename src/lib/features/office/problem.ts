/** Why an act of the office did not happen, as far as a page must know it. */
export type OfficeProblem =
	| { readonly kind: 'offline' }
	| { readonly kind: 'sign-in' }
	| { readonly kind: 'forbidden' }
	| { readonly kind: 'gone' }
	| { readonly kind: 'field'; readonly field: string }
	| { readonly kind: 'refused'; readonly code: string }
	| { readonly kind: 'server' };

/** Problems a person can only wait for or sign in against: the form keeps what was typed. */
export function keepsDraft(problem: OfficeProblem): boolean {
	return problem.kind === 'offline' || problem.kind === 'sign-in' || problem.kind === 'server';
}
