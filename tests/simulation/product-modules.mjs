import { registerHooks } from 'node:module';

/** The build puts a few lines of our own in the place of RxDB's query matcher; the simulation runs what is shipped. */
const matcher = new URL('../../src/lib/data/shims/query-matcher.ts', import.meta.url).href;

registerHooks({
	resolve: (specifier, context, next) =>
		specifier === './rx-query-mingo.js' ? { url: matcher, shortCircuit: true } : next(specifier, context)
});
