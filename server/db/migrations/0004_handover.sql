CREATE TABLE `handover_device_keys` (
	`user_id` text NOT NULL,
	`id` text NOT NULL,
	`device_id` text NOT NULL,
	`public_key` text NOT NULL,
	`session_id` text NOT NULL,
	`session_started_at` integer NOT NULL,
	`registered_at` integer NOT NULL,
	`revoked_at` integer,
	PRIMARY KEY(`user_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `handover_device_keys_session` ON `handover_device_keys` (`session_id`);--> statement-breakpoint
CREATE TABLE `handover_server_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`public_key` text NOT NULL,
	`private_key` text NOT NULL,
	`created_at` integer NOT NULL
);
