import { browserFetch, requestJson } from '#lib/data/http/http-client.ts';
import { demoInfoSchema, setupStatusSchema, type DemoInfo } from '#protocol/http/setup-status.ts';

const noDemo: DemoInfo = { demo: false, password: null, accounts: [] };

/** The accounts one may try, in demo mode only; nothing when this is no demo or the server is out of reach. */
export async function demoInfo(): Promise<DemoInfo> {
	const answer = await requestJson(browserFetch, { path: '/api/setup/demo', method: 'GET' }, demoInfoSchema);
	return answer.ok ? answer.value : noDemo;
}

/** Whether this server still waits for its company. False when it cannot be asked. */
export async function isSetupNeeded(): Promise<boolean> {
	const answer = await requestJson(browserFetch, { path: '/api/setup', method: 'GET' }, setupStatusSchema);
	return answer.ok && answer.value.needed;
}
