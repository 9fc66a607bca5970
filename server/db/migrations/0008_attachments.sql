CREATE TABLE `attachment_bytes` (
	`id` text PRIMARY KEY NOT NULL,
	`bytes` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `attachments` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`type` text NOT NULL,
	`size` integer NOT NULL,
	`hash` text NOT NULL,
	`unnamed_since` integer
);
--> statement-breakpoint
CREATE INDEX `attachments_user` ON `attachments` (`user_id`);