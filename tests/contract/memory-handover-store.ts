import type { HandoverStore, KeptBundle, KeptKey } from '#lib/data/handover/types.ts';

/** Keys and bundles of one device, as the browser keeps them; outlives the app like a device does. */
export function memoryHandoverStore(): HandoverStore {
	const keys = new Map<string, KeptKey>();
	const bundles = new Map<string, KeptBundle>();
	return {
		key: async (userId) => keys.get(userId) ?? null,
		async addKey(key) {
			const kept = keys.get(key.userId);
			if (kept?.deviceId === key.deviceId) return kept;
			keys.set(key.userId, key);
			return key;
		},
		putKey: async (key) => void keys.set(key.userId, key),
		forgetKey: async (userId) => void keys.delete(userId),
		bundles: async () => [...bundles.values()],
		putBundle: async (bundle) => void bundles.set(bundle.id, bundle),
		forgetBundle: async (id) => void bundles.delete(id)
	};
}
