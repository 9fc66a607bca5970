import type { AttachmentType } from '#domain/absence/attachment.ts';
import type { Database } from '#server/db/client.ts';

/** A file as it is kept, without its bytes. */
export interface StoredAttachment {
	readonly id: string;
	readonly userId: string;
	readonly type: AttachmentType;
	readonly size: number;
	readonly hash: string;
	/** ms since the epoch; null while an absence holds on to it. */
	readonly unnamedSince: number | null;
}

const COLUMNS = 'id, user_id AS userId, type, size, hash, unnamed_since AS unnamedSince';

export function findAttachment(db: Database, id: string): StoredAttachment | null {
	const row = db.statement(`SELECT ${COLUMNS} FROM attachments WHERE id = ?`).get([id]);
	return (row as StoredAttachment | undefined) ?? null;
}

export function listAttachmentsOf(db: Database, userId: string): StoredAttachment[] {
	const rows = db.statement(`SELECT ${COLUMNS} FROM attachments WHERE user_id = ?`).all([userId]);
	return rows as unknown as StoredAttachment[];
}

/** Everybody who has a file here. */
export function listAttachmentOwners(db: Database): string[] {
	const rows = db.statement('SELECT DISTINCT user_id AS userId FROM attachments').all();
	return rows.map((row) => String(row['userId']));
}

export function insertAttachment(db: Database, row: StoredAttachment, bytes: Uint8Array): void {
	db.statement(
		'INSERT INTO attachments (id, user_id, type, size, hash, unnamed_since) VALUES (?, ?, ?, ?, ?, ?)'
	).run([row.id, row.userId, row.type, row.size, row.hash, row.unnamedSince]);
	db.statement('INSERT INTO attachment_bytes (id, bytes) VALUES (?, ?)').run([row.id, Buffer.from(bytes)]);
}

export function readAttachmentBytes(db: Database, id: string): Uint8Array {
	const row = db.statement('SELECT bytes FROM attachment_bytes WHERE id = ?').get([id]);
	return row?.['bytes'] as Uint8Array;
}

export function setUnnamedSince(db: Database, id: string, since: number | null): void {
	db.statement('UPDATE attachments SET unnamed_since = ? WHERE id = ?').run([since, id]);
}

export function deleteAttachment(db: Database, id: string): void {
	db.statement('DELETE FROM attachments WHERE id = ?').run([id]);
	db.statement('DELETE FROM attachment_bytes WHERE id = ?').run([id]);
}
