import * as v from 'valibot';
import { generalDataSchema } from '#domain/reference/reference.ts';

/** `GET /api/settings`: the company's rules. */
export const settingsResponseSchema = v.object({ general: generalDataSchema });
export type SettingsResponse = v.InferOutput<typeof settingsResponseSchema>;

/** `PATCH /api/settings`: only what changes. */
export const updateSettingsRequestSchema = v.partial(generalDataSchema);
