import type { Deps } from '#server/deps.ts';
import { demoInfo, fillWithDemo } from '#server/setup/demo.usecases.ts';
import { isEmpty } from '#server/setup/setup.usecases.ts';
import { isDemo } from '#server/settings/settings.usecases.ts';

/** The demo was asked for on a database that holds somebody's company. */
export class NotADemoError extends Error {
	override readonly name = 'NotADemoError';
}

/** In demo mode: loads the demo firm into an empty database. Throws NotADemoError for a company of somebody. */
export async function prepareDemo(deps: Deps, say: (line: string) => void): Promise<void> {
	if (!deps.config.demo || isDemo(deps)) return;
	if (!isEmpty(deps)) throw new NotADemoError();
	say('Loading the demo firm …');
	await fillWithDemo(deps, () => {});
}

/** What the operator should know now: how to set up an empty server, or who there is in the demo. */
export function sayFirstSteps(deps: Deps, address: string, say: (line: string) => void): void {
	if (isEmpty(deps)) {
		// Only here, never in the log: whoever reads the log later must not find it.
		say(`Nobody is set up yet. Open ${address}/setup on this machine,`);
		say(`or from elsewhere with the code ${deps.setupCode.issue()} (once, within 30 minutes).`);
		return;
	}
	const { accounts, password } = demoInfo(deps);
	if (password === null) return;
	say(`This is the demo firm. The password of everybody is ${password}`);
	for (const { userName, name, role } of accounts) say(`  ${userName.padEnd(20)} ${name} (${role})`);
}
