/** A measured figure with its goal. Ratios compare two things measured in the same run. */
export interface Figure {
	readonly name: string;
	readonly values: readonly number[];
	readonly unit: string;
	readonly goal: { readonly atLeast: number } | { readonly atMost: number } | null;
}

/** The value below which `share` of the sorted values lie (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}

/** The middle value. */
export function median(values: readonly number[]): number {
	return percentile(values, 0.5);
}

function isMet(figure: Figure): boolean | null {
	if (!figure.goal) return null;
	const value = median(figure.values);
	return 'atLeast' in figure.goal ? value >= figure.goal.atLeast : value <= figure.goal.atMost;
}

function formatNumber(value: number): string {
	return Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2);
}

/** One line of a Markdown table: name, median, smallest and largest of the runs, goal, met or not. */
export function figureToRow(figure: Figure): string {
	const goal = figure.goal
		? 'atLeast' in figure.goal
			? `≥ ${figure.goal.atLeast}`
			: `≤ ${figure.goal.atMost}`
		: '–';
	const met = isMet(figure);
	const range = `${formatNumber(Math.min(...figure.values))} – ${formatNumber(Math.max(...figure.values))}`;
	return `| ${figure.name} | ${formatNumber(median(figure.values))} ${figure.unit} | ${range} | ${figure.values.length} | ${goal} | ${met === null ? '' : met ? 'yes' : '**no**'} |`;
}
