import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The server's own key pairs, to which bundles are sealed. The newest is the one that is given out. */
export const handoverServerKeys = sqliteTable('handover_server_keys', {
	/** SHA-256 of the public key. */
	id: text('id').primaryKey(),
	/** Raw P-256 point, base64url. */
	publicKey: text('public_key').notNull(),
	/** PKCS #8, base64url. Never leaves the database. */
	privateKey: text('private_key').notNull(),
	createdAt: integer('created_at').notNull()
});

/** The public keys with which people's devices sign bundles. */
export const handoverDeviceKeys = sqliteTable(
	'handover_device_keys',
	{
		userId: text('user_id').notNull(),
		/** SHA-256 of the public key. */
		id: text('id').notNull(),
		deviceId: text('device_id').notNull(),
		/** Raw P-256 point, base64url. */
		publicKey: text('public_key').notNull(),
		/** The session the key was named in, and when that began: a session lives on one device. */
		sessionId: text('session_id').notNull(),
		sessionStartedAt: integer('session_started_at').notNull(),
		registeredAt: integer('registered_at').notNull(),
		/** When the device was signed out; what it signed before that still counts for a while. */
		revokedAt: integer('revoked_at'),
		/** When all devices of the person were signed out from elsewhere: whoever holds it may be somebody else. */
		lostAt: integer('lost_at')
	},
	(table) => [
		primaryKey({ columns: [table.userId, table.id] }),
		index('handover_device_keys_session').on(table.sessionId)
	]
);
