import * as v from 'valibot';
import { MS_PER_DAY } from '#domain/time/duration.ts';
import { instantToMs } from '#domain/time/instant.ts';
import {
	HANDOVER_AFTER_SIGN_OUT_DAYS,
	type HandoverContent,
	type HandoverHeader,
	type HandoverProblem
} from '#protocol/handover.ts';
import type { Deps } from '#server/deps.ts';
import { findDeviceKey, type DeviceKey } from '#server/handover/handover.repository.ts';
import { AppError } from '#server/http/errors.ts';
import { personExists } from '#server/people/people-facts.usecases.ts';

/** A bundle that was signed, unchanged and opened: what stands outside, and when its last act says it was done. */
export interface SignedBundle {
	readonly header: HandoverHeader;
	/** Ms; null where no row names a time. */
	readonly lastActAt: number | null;
}

export interface Signer {
	readonly key: DeviceKey;
	/** The device may be in other hands: its rows are shown to the author and not taken in the author's name. */
	readonly isDoubted: boolean;
}

/** The device that a bundle says it comes from; throws for one that is not known here. */
export function namedDevice(deps: Deps, { userId, keyId, deviceId }: HandoverHeader): DeviceKey {
	const key = findDeviceKey(deps.db, userId, keyId);
	if (key === null || key.deviceId !== deviceId || !personExists(deps, userId))
		throw handoverProblem(
			'handover.unknown_device',
			422,
			'The bundle comes from a device that is not known here.'
		);
	return key;
}

/**
 * Whether the word of the device that signed counts at this moment; ask it inside the transaction that takes its
 * rows. A signed-out device counts for a while with what it signed and did before. One that was signed out from
 * elsewhere counts no longer: a thief can put a false date on what he signs.
 */
export function signerOf(deps: Deps, { header, lastActAt }: SignedBundle): Signer {
	const key = namedDevice(deps, header);
	const { revokedAt, lostAt } = key;
	if (revokedAt === null) return { key, isDoubted: false };
	const until = revokedAt + HANDOVER_AFTER_SIGN_OUT_DAYS * MS_PER_DAY;
	const isLate = instantToMs(header.signedAt) > revokedAt || (lastActAt ?? -Infinity) > revokedAt;
	if (isLate || deps.clock.now() > until)
		throw handoverProblem('handover.device_signed_out', 422, 'The device was signed out before.');
	return { key, isDoubted: lostAt !== null };
}

const actSchema = v.object({
	newDocumentState: v.object({ mutation: v.object({ deviceTime: v.string(), offsetMs: v.number() }) })
});

/** When the last act in a bundle says it was done, ms. A stolen phone may lie about when it signed. */
export function lastActOf({ collections }: HandoverContent): number | null {
	let last: number | null = null;
	for (const row of collections.flatMap(({ rows }) => rows)) {
		const act = v.safeParse(actSchema, row);
		if (!act.success) continue;
		const { deviceTime, offsetMs } = act.output.newDocumentState.mutation;
		const at = instantToMs(deviceTime) + offsetMs;
		// A time that cannot be read says nothing; it must not hide the others.
		if (!Number.isNaN(at) && (last === null || at > last)) last = at;
	}
	return last;
}

export function handoverProblem(code: HandoverProblem, status: number, message: string): AppError {
	return new AppError(code, status, message);
}
