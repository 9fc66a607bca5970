import * as v from 'valibot';

/** The form of an entry as the device keeps it while it is not saved. */
export const keptForm = v.object({
	kind: v.picklist(['work', 'break']),
	date: v.string(),
	from: v.string(),
	to: v.string(),
	fromIsLater: v.boolean(),
	toIsLater: v.boolean(),
	breakMinutes: v.number(),
	workTypeId: v.nullable(v.string()),
	note: v.string()
});
