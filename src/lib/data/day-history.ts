import { ok, type Result } from '#domain/kernel/result.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import { browserFetch, requestJson, type HttpProblem } from '#lib/data/http/http-client.ts';
import { ownSessionOnly } from '#lib/data/http/own-session.ts';
import { rememberedUserId } from '#lib/data/remembered.ts';
import { dayHistoryResponseSchema, type HistoryLine } from '#protocol/http/day-history.ts';

/** What the server knows of the person's own entries of a day, deleted ones included; entry by entry, oldest first. */
export async function fetchDayHistory(date: LocalDate): Promise<Result<readonly HistoryLine[], HttpProblem>> {
	const fetch = ownSessionOnly(rememberedUserId() ?? '', browserFetch);
	const path = `/api/time-entries/history?${new URLSearchParams({ date })}`;
	const answer = await requestJson(fetch, { path }, dayHistoryResponseSchema);
	return answer.ok ? ok(answer.value.lines) : answer;
}
