/**
 * Which file of the built app a module goes into. A hundred small files compress a fifth worse than a few large
 * ones, so there are four: what stands on the screen before the data layer, the data layer, the other screens of
 * a worker, and (left to the bundler, page by page) what only managers and HR open, and what is seldom needed.
 */
const page = /\/client-optimized\/nodes\/\d+\.js$/;
const officePage = /\/src\/routes\/(\(office\)|setup|invite)\//;
/** Handing over, deciding between versions, correcting what is locked, the help: a worker needs it seldom, and loads it then. */
const seldomPage = /\/src\/routes\/(\(user\)\/sync\/(hand-over|take-in|decisions)|help)\//;
const seldom =
	/\/src\/(lib\/(data|features)\/(handover|decisions|corrections|history|help)\/|routes\/(\(user\)\/sync\/(hand-over|take-in|decisions)|help)\/)/;
const todayPage = /\/src\/routes\/\(user\)\/\+page\.svelte$/;
const frame = /\/src\/routes\/\+(layout|error)\.(svelte|ts)$/;
/** One of them is loaded, as the device's language says. */
const texts = /\/src\/lib\/i18n\/texts\//;
const dataLayer = /\/src\/lib\/data\/browser-engine\.ts$/;

/** The entries above a module; pages are entries too, but opened by the app. */
function entriesAbove(id, graph) {
	const seen = new Set([id]);
	for (const one of seen) {
		const { importers, dynamicImporters } = graph(one);
		for (const above of [...importers, ...dynamicImporters]) seen.add(above);
	}
	return [...seen].filter((one) => graph(one).isEntry && !page.test(one));
}

/** What `roots` need by static imports and is not in `taken`; with `withLater` by dynamic ones too. */
function closure(roots, graph, { taken = [], leaveOut = () => false, withLater = false } = {}) {
	const seen = new Set(roots.filter((id) => !leaveOut(id)));
	const isTaken = (id) => taken.some((group) => group.has(id));
	for (const id of seen) {
		const { importedIds, dynamicallyImportedIds } = graph(id);
		for (const next of withLater ? [...importedIds, ...dynamicallyImportedIds] : importedIds) {
			if (!isTaken(next) && !leaveOut(next)) seen.add(next);
		}
	}
	return seen;
}

function sort(entries, graph) {
	const shows = (pattern) => (id) => page.test(id) && graph(id).importedIds.some((one) => pattern.test(one));
	const start = closure(entries, graph);
	const later = [...start].flatMap((id) => graph(id).dynamicallyImportedIds);
	const isFirst = (id) => shows(todayPage)(id) || shows(frame)(id);
	const first = closure([...entries, ...later.filter(isFirst)], graph);
	const afterwards = [...first]
		.flatMap((id) => graph(id).dynamicallyImportedIds)
		.filter((id) => !first.has(id));
	const data = closure(
		afterwards.filter((id) => dataLayer.test(id)),
		graph,
		{ taken: [first] }
	);
	const worker = closure(
		afterwards.filter((id) => !data.has(id)),
		graph,
		{
			taken: [first, data],
			leaveOut: (id) => shows(officePage)(id) || shows(seldomPage)(id) || seldom.test(id) || texts.test(id),
			withLater: true
		}
	);
	return { first, data, worker };
}

const nothing = { importers: [], dynamicImporters: [], importedIds: [], dynamicallyImportedIds: [] };

/** The groups that a worker's app consists of. */
export const workerChunks = ['first', 'data', 'worker'];

/** The bundler's code splitting groups; what is in none of them is left to the bundler. */
export function clientChunks() {
	let chunks = null;
	return workerChunks.map((name, index) => ({
		debugName: name,
		// A group takes along what its modules need: earlier groups choose first.
		priority: 3 - index,
		name(id, context) {
			const graph = (one) => context.getModuleInfo(one) ?? nothing;
			chunks ??= sort(entriesAbove(id, graph), graph);
			return chunks[name].has(id) ? name : null;
		}
	}));
}
