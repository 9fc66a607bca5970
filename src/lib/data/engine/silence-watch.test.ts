import { expect, onTestFinished, test, vi } from 'vitest';
import { watchSilence } from '#lib/data/engine/silence-watch.ts';
import { STREAM_HEARTBEAT_MS, STREAM_SILENCE_MAX_MS } from '#protocol/stream.ts';

function watched() {
	vi.useFakeTimers();
	onTestFinished(() => void vi.useRealTimers());
	const silences: number[] = [];
	const began = Date.now();
	const watch = watchSilence(STREAM_SILENCE_MAX_MS, () => silences.push(Date.now() - began));
	return { watch, silences };
}

test('a stream that says nothing is taken for dead after 45 seconds, once', () => {
	const { watch, silences } = watched();
	watch.heard();
	vi.advanceTimersByTime(200_000);
	expect(silences).toEqual([45_000]);
});

test('signs of life keep a stream alive, and one that got lost does it no harm', () => {
	const { watch, silences } = watched();
	watch.heard();
	for (let minute = 0; minute < 3; minute += 1) {
		vi.advanceTimersByTime(STREAM_HEARTBEAT_MS);
		watch.heard();
		vi.advanceTimersByTime(2 * STREAM_HEARTBEAT_MS);
		watch.heard();
	}
	expect(silences).toEqual([]);
});

test('a stream that was closed is not missed', () => {
	const { watch, silences } = watched();
	watch.heard();
	watch.stop();
	vi.advanceTimersByTime(200_000);
	expect(silences).toEqual([]);
});
