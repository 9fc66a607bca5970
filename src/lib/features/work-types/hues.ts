/**
 * The colours a work type can have. Each was checked in pairs with paper and night grounds (3:1 for marks),
 * and no two next to each other look alike with any kind of colour blindness; the word always stands beside it.
 */
export const hues = [
	{ id: 'spruce', value: '#1B7A66' },
	{ id: 'sky', value: '#3A86BD' },
	{ id: 'plum', value: '#93357A' },
	{ id: 'brick', value: '#B5532C' },
	{ id: 'moss', value: '#6B7A1F' },
	{ id: 'slate', value: '#5B6F7B' },
	{ id: 'indigo', value: '#4B5BB5' },
	{ id: 'rose', value: '#B0476A' },
	{ id: 'ochre', value: '#9A6B00' },
	{ id: 'teal', value: '#11808C' },
	{ id: 'violet', value: '#7A55B5' },
	{ id: 'umber', value: '#7A5B45' }
] as const;

export type HueId = (typeof hues)[number]['id'];
