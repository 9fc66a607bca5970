export interface CompanyDraft {
	readonly name: string;
	readonly country: string;
	/** null = not chosen yet; '' = nationwide holidays only. */
	readonly state: string | null;
	readonly zone: string;
	readonly language: 'de' | 'en';
}

export interface AccountDraft {
	readonly name: string;
	readonly userName: string;
	readonly password: string;
}

export type SetupField = 'code' | 'company' | 'state' | 'zone' | 'name' | 'userName' | 'password';
export type SetupProblem = 'required' | 'user_name' | 'password' | 'code' | 'unfit';
export type SetupProblems = Readonly<Partial<Record<SetupField, SetupProblem>>>;

/** Long enough to resist guessing, short enough for an old habit. */
export const PASSWORD_MIN = 8;

const userNamePattern = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}._'’+-]*[\p{L}\p{M}\p{N}])?$/u;

/** What is missing or cannot be in the first step. */
export function companyProblems(company: CompanyDraft): SetupProblems {
	return {
		...(company.name.trim() === '' ? { company: 'required' as const } : {}),
		...(company.state === null ? { state: 'required' as const } : {})
	};
}

/** What is missing or cannot be in the second step. */
export function accountProblems(account: AccountDraft): SetupProblems {
	const problems: Partial<Record<SetupField, SetupProblem>> = {};
	if (account.name.trim() === '') problems.name = 'required';
	if (account.userName.trim() === '') problems.userName = 'required';
	else if (!userNamePattern.test(account.userName.trim())) problems.userName = 'user_name';
	if (account.password.length < PASSWORD_MIN) problems.password = 'password';
	return problems;
}

/** A user name from a name, as most firms write it: `katrin.bielak`. */
export function userNameOf(name: string): string {
	const words = name
		.toLowerCase()
		.replace(/ß/g, 'ss')
		.replace(/[äöü]/g, (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue' })[letter] ?? letter)
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.split(/[^\p{L}\p{N}]+/u)
		.filter(Boolean);
	const last = words.at(-1);
	return words.length > 1 && last !== undefined ? `${words[0]}.${last}` : (words[0] ?? '');
}

const fieldByPath: Readonly<Record<string, SetupField>> = {
	code: 'code',
	'company.name': 'company',
	'company.state': 'state',
	'company.zone': 'zone',
	'account.name': 'name',
	'account.userName': 'userName',
	'account.password': 'password'
};

/** The field of the form that the server's path names; null when the form has none of that name. */
export function setupFieldOf(path: string): SetupField | null {
	return fieldByPath[path] ?? null;
}
