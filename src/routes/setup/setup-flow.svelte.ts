import type { OfficeProblem } from '#lib/data/http/office-request.ts';
import {
	createCompany,
	fetchDemoInfo,
	fetchSetupProgress,
	fetchSetupStatus,
	loadDemo
} from '#lib/data/http/setup.ts';
import { countryOfZone, statesOf } from '#lib/features/setup/places.ts';
import {
	accountProblems,
	companyProblems,
	setupFieldOf,
	type AccountDraft,
	type CompanyDraft,
	type SetupField,
	type SetupProblem,
	type SetupProblems
} from '#lib/features/setup/setup-form.ts';

export type SetupPhase = 'asking' | 'choice' | 'company' | 'account' | 'loading' | 'ready';
/** What stands above the form: a cause that no field names. */
export type SetupTrouble = 'offline' | 'demo' | 'other';
export interface DemoAccounts {
	readonly password: string;
	readonly accounts: Extract<Awaited<ReturnType<typeof fetchDemoInfo>>, { ok: true }>['value']['accounts'];
}

const PROGRESS_EVERY_MS = 350;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The first run, step by step: what is asked, what was answered, what went wrong. */
export class SetupFlow {
	phase: SetupPhase = $state('asking');
	isCodeRequired: boolean = $state.raw(false);
	code: string = $state('');
	company: CompanyDraft = $state.raw(guessedCompany('de'));
	account: AccountDraft = $state.raw({ name: '', userName: '', password: '' });
	problems: SetupProblems = $state.raw({});
	trouble: SetupTrouble | null = $state.raw(null);
	isBusy: boolean = $state.raw(false);
	progress: { readonly done: number; readonly total: number } = $state.raw({ done: 0, total: 0 });
	demo: DemoAccounts | null = $state.raw(null);

	constructor(language: 'de' | 'en') {
		this.company = guessedCompany(language);
	}

	/** Share of the demo firm that is there, 0 to 1. */
	get share(): number {
		if (this.phase === 'ready') return 1;
		return this.phase === 'loading' && this.progress.total > 0 ? this.progress.done / this.progress.total : 0;
	}

	/** Asks whether anything is to be set up; false = it is done already. */
	async ask(): Promise<boolean> {
		const status = await fetchSetupStatus();
		if (!status.ok) {
			this.trouble = 'offline';
			return true;
		}
		this.trouble = null;
		this.isCodeRequired = status.value.codeRequired;
		const running = await fetchSetupProgress();
		if (running.ok && running.value.state === 'running') await this.#watchDemo();
		else if (!status.value.needed) return false;
		else this.phase = 'choice';
		return true;
	}

	go(phase: SetupPhase): void {
		this.phase = phase;
		this.problems = {};
		this.trouble = null;
	}

	/** From the choice to the company's step, once the code is there where one is needed. */
	startOwn(): void {
		if (!this.#isCodeMissing()) this.go('company');
	}

	/** The company's step is complete. */
	finishCompany(): void {
		this.problems = companyProblems(this.company);
		if (Object.keys(this.problems).length === 0) this.go('account');
	}

	/** Creates company and account; true = done, and this browser is signed in. */
	async finishAccount(): Promise<boolean> {
		this.problems = accountProblems(this.account);
		if (Object.keys(this.problems).length > 0) return false;
		this.isBusy = true;
		const { company } = this;
		const code = this.code.trim();
		const answer = await createCompany({
			...(code === '' ? {} : { code }),
			company: { ...company, name: company.name.trim(), state: company.state || null },
			account: this.account
		});
		this.isBusy = false;
		if (!answer.ok) this.#explain(answer.error);
		return answer.ok;
	}

	/** Starts the demo firm and follows it to its end. */
	async startDemo(): Promise<void> {
		if (this.#isCodeMissing()) return;
		this.isBusy = true;
		const started = await loadDemo(this.code.trim());
		this.isBusy = false;
		if (started.ok) await this.#watchDemo();
		else this.#explain(started.error);
	}

	async #watchDemo(): Promise<void> {
		this.go('loading');
		for (;;) {
			const answer = await fetchSetupProgress();
			if (answer.ok) {
				this.progress = answer.value;
				if (answer.value.state === 'done') break;
				if (answer.value.state === 'failed') {
					this.go('choice');
					this.trouble = 'demo';
					return;
				}
			}
			await pause(PROGRESS_EVERY_MS);
		}
		const info = await fetchDemoInfo();
		if (info.ok && info.value.password !== null) {
			this.demo = { password: info.value.password, accounts: info.value.accounts };
		}
		this.go('ready');
	}

	#isCodeMissing(): boolean {
		if (!this.isCodeRequired || this.code.trim() !== '') return false;
		this.problems = { code: 'required' };
		return true;
	}

	#explain(refusal: OfficeProblem): void {
		const named = namedProblem(refusal);
		if (named === null) {
			this.trouble = refusal.kind === 'offline' ? 'offline' : 'other';
			return;
		}
		const [field, problem] = named;
		if (field === 'code') this.phase = 'choice';
		else if (field === 'company' || field === 'state' || field === 'zone') this.phase = 'company';
		this.problems = { [field]: problem };
	}
}

function namedProblem(refusal: OfficeProblem): readonly [SetupField, SetupProblem] | null {
	if (refusal.kind === 'refused' && refusal.code.startsWith('setup.code')) return ['code', 'code'];
	const field = refusal.kind === 'field' ? setupFieldOf(refusal.field) : null;
	return field === null ? null : [field, 'unfit'];
}

function guessedCompany(language: 'de' | 'en'): CompanyDraft {
	const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
	const country = countryOfZone(zone);
	return { name: '', country, state: statesOf(country).length > 0 ? null : '', zone, language };
}
