/** The geometry of the field: furrow bands that run to a vanishing point, one per hour of the day's target. */
export interface FieldShape {
	readonly horizon: string;
	readonly stripes: readonly {
		readonly d: string;
		readonly tone: 'done-a' | 'done-b' | 'open-a' | 'open-b';
	}[];
	readonly hours: readonly string[];
	/** The edge of the ploughed part; null before the first minute and once the field is full. */
	readonly edge: string | null;
	readonly arc: string;
	readonly sun: { readonly x: number; readonly y: number };
}
export interface FieldInput {
	readonly width: number;
	readonly height: number;
	/** Hours of target: as many bands. */
	readonly target: number;
	/** Hours worked. */
	readonly done: number;
	/** Hour of the day, for the sun's place. */
	readonly hour: number;
	/** Height of the sun's arc over the horizon, px. */
	readonly amplitude: number;
}

/** Where the horizon stands highest, and where the sun's arc begins, px from the drawing's top. */
export const HORIZON_TOP = 42;
const ARC_FOOT = 66;
/** The highest point of the sun's centre, px from the drawing's top. */
export function skyTop(amplitude: number): number {
	return ARC_FOOT - amplitude;
}

const VANISHING_Y = -200;
const STRIPES_PER_HOUR = 4;
const SUNRISE = 6;
const SUNSET = 20;

const round = (value: number) => value.toFixed(1);

function bounds(width: number, height: number) {
	const horizonY = (x: number) => 62 - 20 * Math.sin((Math.PI * x) / width);
	const half = width / 2 / ((56 - VANISHING_Y) / (height - VANISHING_Y)) + 8;
	const bottomX = (u: number) => width / 2 - half + 2 * half * u;
	const top = (u: number): readonly [number, number] => {
		const slope = (y: number) =>
			width / 2 + ((bottomX(u) - width / 2) * (y - VANISHING_Y)) / (height - VANISHING_Y);
		let y = 50;
		for (let turn = 0; turn < 4; turn++) y = horizonY(Math.max(0, Math.min(width, slope(y))));
		return [slope(y), y];
	};
	return { horizonY, bottomX, top };
}

/** Draws the field as SVG paths. All lengths in px of a `width` × `height` drawing. */
export function fieldShape(input: FieldInput): FieldShape {
	const { width, height } = input;
	const { horizonY, bottomX, top } = bounds(width, height);
	const furrow = (u: number) => {
		const [tx, ty] = top(u);
		const bx = bottomX(u);
		return { tx, ty, bx, cx: (tx + bx) / 2 + (tx - width / 2) * 0.1, cy: (ty + height) / 2 - 6 };
	};
	const line = (u: number) => {
		const a = furrow(u);
		return `M${round(a.tx)} ${round(a.ty)}Q${round(a.cx)} ${round(a.cy)} ${round(a.bx)} ${height}`;
	};
	const band = (u0: number, u1: number) => {
		const b = furrow(u1);
		return `${line(u0)}L${round(b.bx)} ${height}Q${round(b.cx)} ${round(b.cy)} ${round(b.tx)} ${round(b.ty)}Z`;
	};

	const target = Math.max(1, Math.round(input.target));
	const done = Math.max(0, Math.min(1, input.done / Math.max(0.25, input.target)));
	const count = target * STRIPES_PER_HOUR;
	const stripes: FieldShape['stripes'][number][] = [];
	for (let index = 0; index < count; index++) {
		const u0 = index / count;
		const u1 = (index + 1) / count;
		const side = index % 2 ? 'a' : 'b';
		if (u1 <= done) stripes.push({ d: band(u0, u1), tone: `done-${side}` });
		else if (u0 >= done) stripes.push({ d: band(u0, u1), tone: `open-${side}` });
		else
			stripes.push({ d: band(u0, done), tone: `done-${side}` }, { d: band(done, u1), tone: `open-${side}` });
	}

	const day = Math.max(0, Math.min(1, (input.hour - SUNRISE) / (SUNSET - SUNRISE)));
	const arcPoint = (q: number) => ({
		x: 30 + q * (width - 60),
		y: ARC_FOOT - input.amplitude * Math.sin(Math.PI * q)
	});
	const horizonPoints = Array.from({ length: 25 }, (_, index) => {
		const x = (index * width) / 24;
		return `${round(x)} ${round(horizonY(x))}`;
	});
	const arcPoints = Array.from({ length: 29 }, (_, index) => arcPoint(index / 28));
	return {
		horizon: `M${horizonPoints.join('L')}L${width} ${height}L0 ${height}Z`,
		stripes,
		hours: Array.from({ length: target - 1 }, (_, index) => line((index + 1) / target)),
		edge: done > 0 && done < 1 ? line(done) : null,
		arc: `M${arcPoints.map((point) => `${round(point.x)} ${round(point.y)}`).join('L')}`,
		sun: arcPoint(day)
	};
}
