import { m } from '#lib/paraglide/messages.js';
import { PASSWORD_MIN, type SetupProblem } from './setup-form.ts';

const text: Readonly<Record<SetupProblem, () => string>> = {
	required: () => m.hr_error_required(),
	user_name: () => m.hr_error_user_name(),
	password: () => m.hr_error_password({ count: PASSWORD_MIN }),
	code: () => m.hr_setup_code_wrong(),
	unfit: () => m.hr_error_field()
};

/** What is wrong with a field and how to put it right. */
export function setupProblemText(problem: SetupProblem): string {
	return text[problem]();
}
