import { err, ok, type Result } from '#domain/kernel/result.ts';
import { deviceStore } from '#lib/data/device-clock.ts';
import type { Engine } from '#lib/data/engine/engine.ts';
import { loadEngine, peekEngine, setEngineOpener, whenEngineOpens } from '#lib/data/engine-loader.ts';
import type * as sessionCalls from '#lib/data/http/session-calls.ts';
import { watchHandovers } from '#lib/data/handover/watch.ts';
import { finishSwitch } from '#lib/data/http/session-switch.ts';
import { ACTOR_KEY, forgetPerson, remember, rememberedPerson } from '#lib/data/remembered.ts';
import { forgetToday, rememberToday } from '#lib/data/snapshot.ts';
import { storage } from '#lib/data/storage-state.svelte.ts';
import type { SignInProblem } from '#lib/data/types.ts';
import { update } from '#lib/data/update.svelte.ts';
import type { MeResponse } from '#protocol/http/me.ts';

/** A sign-out that the server has not heard of yet. */
const LEAVING_KEY = 'tagwerk.leaving';

/**
 * Who uses this device. The person is remembered locally, so everything works without network and an expired
 * session stops sending, never recording. Only an explicit sign-out wipes what is here.
 */
class Session {
	#status: 'unknown' | 'signed-out' | 'signed-in' = $state.raw('unknown');
	#actor: MeResponse | null = $state.raw(null);
	#needsSignIn: boolean = $state.raw(false);
	#isChecked: boolean = $state.raw(false);
	#isStarted = false;

	get status(): 'unknown' | 'signed-out' | 'signed-in' {
		return this.#status;
	}
	/** Cached on the device: works offline. */
	get actor(): MeResponse | null {
		return this.#actor;
	}
	/** The server no longer knows the session: sending waits, recording goes on. */
	get needsSignIn(): boolean {
		return this.#needsSignIn;
	}

	/** The server was asked about the session at least once: it knew it, did not, or could not be reached. */
	get isChecked(): boolean {
		return this.#isChecked;
	}

	/**
	 * Reads the remembered person at once and asks the server behind it. The root layout calls it; whoever calls
	 * it again (after a set-up or an accepted invite) takes over the session that was opened meanwhile. Where
	 * people sign in anyway, `askWithoutPerson` false saves asking a server that knows nobody.
	 */
	async start({ askWithoutPerson = true }: { readonly askWithoutPerson?: boolean } = {}): Promise<void> {
		if (this.#isStarted) return this.#refresh();
		this.#isStarted = true;
		this.#watch();
		afterFirstPaint(() => void update.register());
		if (deviceStore.get(LEAVING_KEY) !== null && !(await endServerSession())) {
			this.#status = 'signed-out';
			return;
		}
		const remembered = rememberedPerson();
		if (remembered !== null) {
			this.#enter(remembered);
			afterFirstPaint(() => {
				void loadEngine().catch(() => storage.reportProblem('lost'));
				void this.#refresh();
			});
			return;
		}
		if (!askWithoutPerson) {
			this.#status = 'signed-out';
			return;
		}
		await this.#refresh();
		if (this.#status === 'unknown') this.#status = 'signed-out';
	}

	/** Signs in with a user name or an e-mail address. */
	async signIn(input: {
		readonly login: string;
		readonly password: string;
	}): Promise<Result<void, SignInProblem>> {
		const problem = await (await calls()).signIn(input);
		return problem === null ? this.adopt() : err(problem);
	}

	/** Takes over the session that the server just opened (sign-in, accepted invite, set-up). */
	async adopt(): Promise<Result<void, SignInProblem>> {
		const { fetchMe, signInProblemOf } = await calls();
		const me = await fetchMe();
		if (!me.ok) return err(signInProblemOf(me.error));
		const isSamePerson = this.#actor?.userId === me.value.userId;
		if (!isSamePerson) await this.#leaveEngine();
		remember(me.value);
		finishSwitch();
		deviceStore.remove(LEAVING_KEY);
		this.#needsSignIn = false;
		this.#isChecked = true;
		if (isSamePerson) {
			this.#actor = me.value;
			(await loadEngine()).sync.signedIn();
		} else {
			forgetToday();
			this.#enter(me.value);
			void loadEngine().catch(() => storage.reportProblem('lost'));
		}
		void storage.secure();
		return ok(undefined);
	}

	/** Ends the session and wipes this person's data from the device. Refused while something is unsent, unless forced. */
	async signOut(
		options: { readonly force?: boolean } = {}
	): Promise<Result<void, { readonly unsent: number }>> {
		const engine = this.#actor === null ? null : await loadEngine().catch(() => null);
		const unsent = (await engine?.unsent()) ?? 0;
		if (unsent > 0 && options.force !== true) return err({ unsent });
		await endServerSession();
		const userId = this.#actor?.userId;
		await engine?.destroy();
		if (userId !== undefined) {
			const { deleteDatabasesOf } = await import('#lib/data/browser-engine.ts');
			await deleteDatabasesOf(userId);
		}
		setEngineOpener(null);
		forgetToday();
		forgetPerson();
		this.#actor = null;
		this.#needsSignIn = false;
		this.#status = 'signed-out';
		return ok(undefined);
	}

	#enter(me: MeResponse): void {
		this.#actor = me;
		this.#status = 'signed-in';
		setEngineOpener(() =>
			import('#lib/data/browser-engine.ts').then((module) => module.openBrowserEngine(me))
		);
	}

	/** Closed, never wiped: what the other person did not send yet waits for their next sign-in. */
	async #leaveEngine(): Promise<void> {
		const engine = peekEngine();
		setEngineOpener(null);
		await engine?.close();
	}

	async #refresh(): Promise<void> {
		await this.#askServer();
		this.#isChecked = true;
	}

	async #askServer(): Promise<void> {
		const me = await (await calls()).fetchMe();
		if (me.ok) {
			finishSwitch();
			if (this.#actor !== null && this.#actor.userId !== me.value.userId) {
				// The cookie is another person's: nothing of this one may go out under it.
				await this.#leaveEngine();
				forgetToday();
			}
			remember(me.value);
			if (this.#actor?.userId === me.value.userId) this.#actor = me.value;
			else {
				this.#enter(me.value);
				void loadEngine().catch(() => storage.reportProblem('lost'));
			}
			this.#needsSignIn = false;
			return;
		}
		if (me.error.kind === 'status' && me.error.status === 401) {
			if (this.#actor === null) this.#status = 'signed-out';
			else this.#needsSignIn = true;
		}
	}

	#watch(): void {
		let subscriptions: { unsubscribe(): void }[] = [];
		whenEngineOpens((engine) => {
			for (const subscription of subscriptions) subscription.unsubscribe();
			subscriptions = [
				engine.status$.subscribe(({ gate }) => {
					// A data layer that has not spoken with the server yet knows less than the question about the session did.
					if (gate.isReachable !== null) this.#needsSignIn = gate.needsSignIn;
				}),
				engine.views.today().subscribe((view) => rememberToday(engine.userId, view))
			];
			void storage.secure();
		});
		watchHandovers();
		wakeOnReturn(() => peekEngine());
		window.addEventListener('storage', (event) => {
			if (event.key === ACTOR_KEY) void this.#follow();
		});
	}

	/** Another tab signed somebody in or out. */
	async #follow(): Promise<void> {
		const actor = rememberedPerson();
		if (actor?.userId === this.#actor?.userId) return;
		await this.#leaveEngine();
		if (actor !== null) {
			this.#enter(actor);
			await loadEngine().catch(() => storage.reportProblem('lost'));
			return;
		}
		this.#actor = null;
		this.#status = 'signed-out';
	}
}

/** Without network the server's session outlives the sign-out here: it is ended at the next start. */
async function endServerSession(): Promise<boolean> {
	const isOver = await (await calls()).signOut();
	if (isOver) deviceStore.remove(LEAVING_KEY);
	else deviceStore.set(LEAVING_KEY, '1');
	finishSwitch();
	return isOver;
}

/** Sends and asks when the page is looked at again and when the network is back. */
function wakeOnReturn(engine: () => Engine | null): void {
	const wake = () => engine()?.sync.tryNow();
	window.addEventListener('online', wake);
	window.addEventListener('focus', wake);
	document.addEventListener('visibilitychange', () => {
		if (document.visibilityState === 'visible') wake();
	});
}

/** What speaks with the server comes after the first picture. */
function calls(): Promise<typeof sessionCalls> {
	return import('#lib/data/http/session-calls.ts');
}

/** The data layer is big: the first picture and the button come before it. */
function afterFirstPaint(act: () => void): void {
	requestAnimationFrame(() => setTimeout(act, 0));
}

export const session = new Session();
