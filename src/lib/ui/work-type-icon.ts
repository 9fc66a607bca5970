import { iconPaths, type IconName } from './icon-paths.ts';

/** The icon a company chose for a work type; a plain tag where we don't draw that one. */
export function workTypeIcon(name: string | undefined): IconName {
	return name !== undefined && Object.hasOwn(iconPaths, name) ? (name as IconName) : 'tag';
}
