const asked = process.env.PROPERTY_RUNS;

/** How often a property is tried: a hundred times with every test run, more often when asked for. */
export const runs = Number(asked ?? 100);

/** The same for a property that usually needs another number of runs. */
export function propertyRuns(usual: number): { readonly numRuns: number } {
	return { numRuns: asked === undefined ? usual : Number(asked) };
}
