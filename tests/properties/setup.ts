import * as fc from 'fast-check';

/** Every property without a number of its own runs as often as `npm run properties` says. */
fc.configureGlobal({ numRuns: Number(process.env.PROPERTY_RUNS) });
