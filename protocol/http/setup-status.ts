import * as v from 'valibot';

/** `GET /api/setup`: whether this server still waits for its company, and whether that takes the printed code. */
export const setupStatusSchema = v.object({ needed: v.boolean(), codeRequired: v.boolean() });
export type SetupStatus = v.InferOutput<typeof setupStatusSchema>;

/** One account of the demo firm to try, as the app shows it. */
export const demoAccountSchema = v.object({
	userName: v.string(),
	name: v.string(),
	role: v.picklist(['worker', 'manager', 'hr'])
});
export type DemoAccount = v.InferOutput<typeof demoAccountSchema>;

/** `GET /api/setup/demo`: only in demo mode. `accounts` is null when this is no demo. */
export const demoInfoSchema = v.object({
	demo: v.boolean(),
	password: v.nullable(v.string()),
	accounts: v.array(demoAccountSchema)
});
export type DemoInfo = v.InferOutput<typeof demoInfoSchema>;
