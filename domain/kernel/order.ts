/** Orders things by a text of theirs, such as a date or an id; what is equal stays in its order. */
export function byText<T>(textOf: (one: T) => string): (a: T, b: T) => number {
	return (a, b) => {
		const [left, right] = [textOf(a), textOf(b)];
		return left < right ? -1 : Number(left > right);
	};
}
