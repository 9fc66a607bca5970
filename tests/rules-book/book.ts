import { absences } from '#tests/rules-book/chapters/absences.ts';
import { breaks } from '#tests/rules-book/chapters/breaks.ts';
import { accountChapter } from '#tests/rules-book/chapters/account.ts';
import { confirmation, offline } from '#tests/rules-book/chapters/confirmation.ts';
import { files } from '#tests/rules-book/chapters/files.ts';
import { holidays } from '#tests/rules-book/chapters/holidays.ts';
import { limits } from '#tests/rules-book/chapters/limits.ts';
import { time } from '#tests/rules-book/chapters/time.ts';
import { sickness, vacation } from '#tests/rules-book/chapters/leave.ts';
import { notModelled } from '#tests/rules-book/chapters/not-modelled.ts';
import { renderBook } from '#tests/rules-book/render.ts';
import type { Bilingual, Chapter } from '#tests/rules-book/rule.ts';
import { leaveTopics } from '#tests/rules-book/where/leave.ts';
import { timeTopics } from '#tests/rules-book/where/time.ts';
import type { TopicGroup } from '#tests/rules-book/where/topic.ts';

const introduction = `
# Die Regeln · The rules

Wie Tagwerk rechnet, für Personalabteilung und Betriebsrat: jede Regel mit ihrer Quelle und einem Beispiel. Die Beispiele
rechnet das Programm selbst aus; stimmt eines nicht mehr, schlägt die Prüfung des Programms fehl. Dies beschreibt das
Verhalten eines Programms und ist keine Rechtsberatung.

How Tagwerk calculates, for HR and works councils: each rule with its source and an example. The examples are calculated
by the program itself; should one no longer hold, the program’s own checks fail. This describes how a program behaves and
is no legal advice.
`;

export const chapters: readonly Chapter[] = [
	time,
	breaks,
	limits,
	accountChapter,
	confirmation,
	offline,
	absences,
	vacation,
	sickness,
	holidays,
	files,
	notModelled
];

/** Which code a rule is, for those who read it. */
export const whereRulesLive: { readonly title: Bilingual; readonly groups: readonly TopicGroup[] } = {
	title: { de: 'Wo eine Regel steht', en: 'Where a rule lives' },
	groups: [...timeTopics, ...leaveTopics]
};

/** The whole book as Markdown. */
export function writeBook(): string {
	return renderBook(introduction, chapters, whereRulesLive);
}
