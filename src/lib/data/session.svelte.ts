import { err, type Result } from '#domain/kernel/result.ts';
import type { SignInProblem } from '#lib/data/types.ts';
import type { MeResponse } from '#protocol/http/me.ts';

class Session {
	status: 'unknown' | 'signed-out' | 'signed-in' = $state.raw('unknown');
	/** Cached on the device: works offline. */
	actor: MeResponse | null = $state.raw(null);
	/** The server no longer knows the session: sending waits, recording goes on. */
	needsSignIn: boolean = $state.raw(false);

	/** Reads the cached actor at once and asks the server behind it. Call once, in the root layout. */
	async start(): Promise<void> {}

	async signIn(input: { readonly login: string; readonly password: string }): Promise<Result<void, SignInProblem>> {
		void input;
		return err('offline');
	}

	/** Ends the session and wipes this person's data from the device. Refused while something is unsent, unless forced. */
	async signOut(options: { readonly force?: boolean } = {}): Promise<Result<void, { readonly unsent: number }>> {
		void options;
		return err({ unsent: 0 });
	}
}

export const session = new Session();
