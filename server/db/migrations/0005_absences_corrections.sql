CREATE TABLE `hidden_absences` (
	`seq` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`user_id` text NOT NULL,
	`day` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `corrections` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`day` text NOT NULL,
	`state` text NOT NULL,
	`record` text NOT NULL,
	`is_shown` integer NOT NULL,
	`seq` integer NOT NULL,
	`deleted` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE INDEX `corrections_user` ON `corrections` (`user_id`,`seq`);--> statement-breakpoint
CREATE INDEX `corrections_state` ON `corrections` (`state`);--> statement-breakpoint
ALTER TABLE `absences` ADD `is_shown` integer DEFAULT false NOT NULL;--> statement-breakpoint
UPDATE `absences` SET `is_shown` = 1 WHERE `state` <> 'draft';
