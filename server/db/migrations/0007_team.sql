CREATE TABLE `presence` (
	`user_id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`since` text NOT NULL,
	`seq` integer NOT NULL,
	`deleted` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE `team_days` (
	`id` text PRIMARY KEY NOT NULL,
	`absence_id` text NOT NULL,
	`user_id` text NOT NULL,
	`type_id` text NOT NULL,
	`from_date` text NOT NULL,
	`to_date` text NOT NULL,
	`first_half` text,
	`last_half` text,
	`seq` integer NOT NULL,
	`deleted` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE INDEX `team_days_absence` ON `team_days` (`absence_id`);--> statement-breakpoint
CREATE INDEX `team_days_user` ON `team_days` (`user_id`,`seq`);--> statement-breakpoint
INSERT INTO `team_days`
	SELECT lower(hex(randomblob(16))), id, user_id, record ->> '$.typeId', from_date, to_date,
		record ->> '$.firstHalf', record ->> '$.lastHalf', seq, 0
	FROM absences WHERE deleted = 0 AND to_date IS NOT NULL AND state IN ('approved', 'cancel_requested');--> statement-breakpoint
INSERT INTO `presence`
	SELECT user_id, CASE WHEN sum(record ->> '$.kind' = 'break') > 0 THEN 'break' ELSE 'working' END,
		coalesce(min(CASE WHEN record ->> '$.kind' = 'break' THEN start END), min(start)), max(seq), 0
	FROM time_entries WHERE deleted = 0 AND stop IS NULL GROUP BY user_id;
