/** How often a property is tried: a hundred times with every test run, more often when asked for. */
export const runs = Number(process.env.PROPERTY_RUNS ?? 100);
