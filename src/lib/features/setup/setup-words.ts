import { m } from '#lib/paraglide/messages.js';
import { PASSWORD_MIN, type SetupProblem } from './setup-form.ts';

const problemText: Readonly<Record<SetupProblem, () => string>> = {
	required: () => m.hr_error_required(),
	user_name: () => m.hr_error_user_name(),
	password: () => m.hr_error_password({ count: PASSWORD_MIN }),
	code: () => m.hr_setup_code_wrong(),
	unfit: () => m.hr_error_field()
};

/** What is wrong with a field and how to put it right. */
export function setupProblemText(problem: SetupProblem | undefined): string | undefined {
	return problem === undefined ? undefined : problemText[problem]();
}

/** Why it does not go on, where no field is to blame. */
export function setupTroubleText(trouble: 'offline' | 'demo' | 'other' | null): string | undefined {
	if (trouble === null) return undefined;
	if (trouble === 'offline') return m.hr_setup_offline();
	return trouble === 'demo' ? m.hr_setup_loading_problem() : m.hr_error_other();
}

type Words = { readonly title: string; readonly lead?: string };

/** What the land says at each step. */
export function setupWords(
	phase: 'asking' | 'choice' | 'company' | 'account' | 'loading' | 'ready',
	demoPassword: string
): Words {
	switch (phase) {
		case 'company':
			return { title: m.hr_setup_step_company(), lead: m.hr_setup_step_company_text() };
		case 'account':
			return { title: m.hr_setup_step_account(), lead: m.hr_setup_step_account_text() };
		case 'loading':
			return { title: m.hr_setup_loading_title() };
		case 'ready':
			return { title: m.hr_setup_ready_title(), lead: m.hr_setup_ready_text({ password: demoPassword }) };
		default:
			return { title: m.hr_setup_hello_text(), lead: m.hr_setup_lead() };
	}
}
