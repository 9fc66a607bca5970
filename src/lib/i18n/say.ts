import { getLocale } from '#lib/paraglide/runtime.js';

type Text<Inputs> = string | ((inputs: Inputs) => string);

/** One message from its texts, in the language of the moment it is said. The build puts every message through here. */
export function say<Inputs>(de: Text<Inputs>, en: Text<Inputs>): (inputs: Inputs) => string {
	return (inputs) => {
		const text = getLocale() === 'en' ? en : de;
		return typeof text === 'string' ? text : text(inputs);
	};
}
