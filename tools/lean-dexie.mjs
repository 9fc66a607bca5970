/**
 * Dexie without what RxDB never asks of it: live queries, their cache and the book-keeping that feeds them.
 * The built app is 5 kB smaller for it, and a write does not work out key ranges that nobody reads.
 * A version of Dexie that looks different stops the build.
 */
const parts = [
	['this.use(cacheExistingValuesMiddleware);', ''],
	['this.use(cacheMiddleware);', ''],
	['this.use(observabilityMiddleware);', ''],
	['this.use(hooksMiddleware);', ''],
	['    liveQuery,\n    extendObservabilitySet,\n', ''],
	['    cache,\n    semVer', '    semVer'],
	['            createBC();\n            propagateLocally({ all: new RangeSet(-Infinity, [[]]) });\n', ''],
	['            bc?.close();\n', '']
];
/** Tells other pages and live queries about every write. */
const announcing = [
	"if (typeof dispatchEvent !== 'undefined' &&\n",
	"if (typeof addEventListener !== 'undefined') {\n    addEventListener('pagehide'"
];

/** @returns {import('vite').Plugin} */
export function leanDexie() {
	return {
		name: 'tagwerk-lean-dexie',
		apply: 'build',
		transform(code, id) {
			if (!id.endsWith('/dexie/dist/modern/dexie.mjs')) return null;
			const from = code.indexOf(announcing[0]);
			const to = code.indexOf(announcing[1]);
			if (from < 0 || to < from) this.error('Dexie looks different: see tools/lean-dexie.mjs');
			let lean = code.slice(0, from) + code.slice(to);
			for (const [text, replacement] of parts) {
				if (lean.split(text).length !== 2) this.error(`Dexie looks different: "${text}"`);
				lean = lean.replace(text, replacement);
			}
			return { code: lean, map: null };
		}
	};
}
