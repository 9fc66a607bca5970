/** How often a property runs: as often as it usually needs, or as `npm run properties` says. */
export function propertyRuns(usual: number): { readonly numRuns: number } {
	const asked = process.env.TAGWERK_PROPERTY_RUNS;
	return { numRuns: asked === undefined ? usual : Number(asked) };
}
