/** What a person is called in a greeting: "Mara" of "Mara Lindner" and of "Lindner, Mara". */
export function firstNameOf(name: string): string {
	const afterComma = name.split(',')[1]?.trim();
	return (afterComma ?? name).split(/\s+/)[0] ?? name;
}
