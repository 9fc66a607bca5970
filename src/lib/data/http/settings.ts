import { settingsResponseSchema, type SettingsResponse } from '#protocol/http/settings.ts';
import { requestOffice, type OfficeResult } from './office-request.ts';

/** The company's rules. HR only. */
export function fetchSettings(): OfficeResult<SettingsResponse> {
	return requestOffice({ path: '/api/settings' }, settingsResponseSchema);
}
