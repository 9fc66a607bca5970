import { invariant } from '#domain/kernel/invariant.ts';

/**
 * An exact number: 28 × 4 ÷ 12 days are 28/3, not 9.33. Always reduced, the denominator positive, so that
 * equal numbers look equal and survive JSON.
 */
export interface Fraction {
	readonly numerator: number;
	readonly denominator: number;
}

/** Figures typed by people have at most four decimals. */
const DECIMALS = 10_000;

export const ZERO: Fraction = { numerator: 0, denominator: 1 };
export const HALF: Fraction = { numerator: 1, denominator: 2 };
export const ONE: Fraction = { numerator: 1, denominator: 1 };

/** numerator ÷ denominator, both whole numbers. */
export function fraction(numerator: number, denominator = 1): Fraction {
	return reduced(BigInt(numerator), BigInt(denominator));
}

/** A figure as a person writes it, 2.5 or 26.25, to four decimals. */
export function fractionOf(value: number): Fraction {
	if (Number.isSafeInteger(value)) return { numerator: value, denominator: 1 };
	return fraction(Math.round(value * DECIMALS), DECIMALS);
}

export function add(a: Fraction, b: Fraction): Fraction {
	if (a.denominator === b.denominator && a.denominator <= 2)
		return fraction(a.numerator + b.numerator, a.denominator);
	const left = BigInt(a.numerator) * BigInt(b.denominator);
	const right = BigInt(b.numerator) * BigInt(a.denominator);
	return reduced(left + right, BigInt(a.denominator) * BigInt(b.denominator));
}

export function subtract(a: Fraction, b: Fraction): Fraction {
	return add(a, negate(b));
}

export function negate({ numerator, denominator }: Fraction): Fraction {
	return { numerator: numerator === 0 ? 0 : -numerator, denominator };
}

export function multiply(a: Fraction, b: Fraction): Fraction {
	return reduced(BigInt(a.numerator) * BigInt(b.numerator), BigInt(a.denominator) * BigInt(b.denominator));
}

/** a ÷ b; b is not zero. */
export function divide(a: Fraction, b: Fraction): Fraction {
	return reduced(BigInt(a.numerator) * BigInt(b.denominator), BigInt(a.denominator) * BigInt(b.numerator));
}

export function sum(all: readonly Fraction[]): Fraction {
	return all.reduce(add, ZERO);
}

/** Negative when a < b, 0 when they are equal, positive when a > b. */
export function compare(a: Fraction, b: Fraction): number {
	const left = BigInt(a.numerator) * BigInt(b.denominator);
	const right = BigInt(b.numerator) * BigInt(a.denominator);
	return left < right ? -1 : left > right ? 1 : 0;
}

export function smaller(a: Fraction, b: Fraction): Fraction {
	return compare(a, b) <= 0 ? a : b;
}

export function larger(a: Fraction, b: Fraction): Fraction {
	return compare(a, b) >= 0 ? a : b;
}

export function isZero({ numerator }: Fraction): boolean {
	return numerator === 0;
}

export function isPositive({ numerator }: Fraction): boolean {
	return numerator > 0;
}

/** The largest whole number that is not above it. */
export function floorOf({ numerator, denominator }: Fraction): number {
	return Math.floor(numerator / denominator);
}

/** For showing and for tolerant comparison only: calculations stay with the fraction. */
export function toNumber({ numerator, denominator }: Fraction): number {
	return numerator / denominator;
}

/** Hundredths, half up: two decimals are what people see and what requests are compared by. */
export function toHundredths({ numerator, denominator }: Fraction): number {
	return Number(floorDivide(BigInt(numerator) * 200n + BigInt(denominator), BigInt(denominator) * 2n));
}

function floorDivide(a: bigint, b: bigint): bigint {
	const quotient = a / b;
	return a % b < 0n ? quotient - 1n : quotient;
}

function reduced(numerator: bigint, denominator: bigint): Fraction {
	invariant(denominator !== 0n, 'nothing is divided by zero');
	const divisor = gcd(numerator, denominator) * (denominator < 0n ? -1n : 1n);
	const result = { numerator: Number(numerator / divisor), denominator: Number(denominator / divisor) };
	invariant(
		Number.isSafeInteger(result.numerator) && Number.isSafeInteger(result.denominator),
		'a fraction stays within the whole numbers a computer counts exactly'
	);
	return result;
}

function gcd(a: bigint, b: bigint): bigint {
	let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
	while (y !== 0n) [x, y] = [y, x % y];
	return x === 0n ? 1n : x;
}
