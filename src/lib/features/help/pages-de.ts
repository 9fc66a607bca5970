import { byTopic, type HelpPage } from './help-page.ts';

export const pages = byTopic(
	import.meta.glob<HelpPage>('/docs/help/de/*.md', { eager: true, import: 'default' })
);
