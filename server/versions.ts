import { answeredProtocols, type AnsweredProtocols } from '#server/sync/answered-protocols.ts';
import { recordVersions } from '#protocol/record-versions.ts';

/** Which versions of the wire and of its records this server understands (R11). */
export interface Versions {
	readonly protocols: AnsweredProtocols;
	readonly records: typeof recordVersions;
}

export const currentVersions: Versions = { protocols: answeredProtocols, records: recordVersions };
