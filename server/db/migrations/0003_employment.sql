ALTER TABLE `employees` ADD `employment` text;--> statement-breakpoint
ALTER TABLE `employees` ADD `opening` text;--> statement-breakpoint
ALTER TABLE `employees` ADD `adjustments` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `employees` ADD `vacation_rule` text;