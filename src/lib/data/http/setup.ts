import * as v from 'valibot';
import {
	demoInfoSchema,
	setupStatusSchema,
	type DemoInfo,
	type SetupStatus
} from '#protocol/http/setup-status.ts';
import { setupProgressSchema, type SetupCompanyRequest, type SetupProgress } from '#protocol/http/setup.ts';
import { requestOffice, type OfficeResult } from './office-request.ts';

/** Whether this server still waits for its company, and whether that takes the printed code. */
export function fetchSetupStatus(): OfficeResult<SetupStatus> {
	return requestOffice({ path: '/api/setup' }, setupStatusSchema);
}

/** Creates the company and its first HR account, who is signed in afterwards. */
export function createCompany(body: SetupCompanyRequest): OfficeResult<unknown> {
	return requestOffice({ path: '/api/setup/company', body }, v.unknown());
}

/** Starts loading the demo firm; how far it is says `fetchSetupProgress`. */
export function loadDemo(code: string): OfficeResult<unknown> {
	return requestOffice({ path: '/api/setup/demo', body: code === '' ? {} : { code } }, v.unknown());
}

/** Rows of the demo firm read so far. */
export function fetchSetupProgress(): OfficeResult<SetupProgress> {
	return requestOffice({ path: '/api/setup/progress', timeoutMs: 10_000 }, setupProgressSchema);
}

/** The accounts to try, in demo mode only. */
export function fetchDemoInfo(): OfficeResult<DemoInfo> {
	return requestOffice({ path: '/api/setup/demo' }, demoInfoSchema);
}
