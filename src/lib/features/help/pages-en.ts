import { byTopic, type HelpPage } from './help-page.ts';

export const pages = byTopic(
	import.meta.glob<HelpPage>('/docs/help/en/*.md', { eager: true, import: 'default' })
);
