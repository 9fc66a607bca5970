import { eq } from 'drizzle-orm';
import type { Database } from '#server/db/client.ts';
import { installation } from '#server/settings/installation.table.ts';

export type InstallationKey = 'demo';

export function readInstallation(db: Database, key: InstallationKey): string | null {
	return db.orm.select().from(installation).where(eq(installation.key, key)).get()?.value ?? null;
}

export function writeInstallation(db: Database, key: InstallationKey, value: string): void {
	const target = installation.key;
	db.orm.insert(installation).values({ key, value }).onConflictDoUpdate({ target, set: { value } }).run();
}
