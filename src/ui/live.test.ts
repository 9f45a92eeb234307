import { expect, test } from 'vitest';
import { serverEvents } from './event-stream.ts';
import { concerns } from './live.ts';

test.each([
  ['cases', '', '/cases', true],
  ['cases', 'c1', '/cases', true],
  ['cases', 'c1', '/cases?phase=missed', true],
  ['cases', 'c1', '/cases/c1', true],
  ['cases', 'c1', '/cases/c1/notes', true],
  ['cases', 'c1', '/cases/c2', false],
  ['cases', 'c1', '/casework', false],
  ['clients', '', '/clients/7/channels', true],
  ['clients', '', '/readiness', true],
  ['notes', '', '/cases/c1/notes', true],
  ['notes', '', '/cases', false],
  ['staff', '', 'me', true],
  ['staff', '', '/me/draft-key', false],
  ['sessions', '', '/today?day=2026-03-03', true],
  ['cases', 'c1', '/today', true],
  ['templates', '', '/today', false],
])('a change of %s %s and what was asked at %s: %s', (topic, id, path, isConcerned) => {
  expect(concerns({ topic, id }, { queryKey: [path], meta: undefined })).toBe(isConcerned);
});

test('a query can name what else it depends on', () => {
  const board = { queryKey: ['/board'], meta: { topics: ['sessions', 'cases'] } };
  expect(concerns({ topic: 'sessions', id: '' }, board)).toBe(true);
  expect(concerns({ topic: 'calendars', id: '' }, board)).toBe(false);
});

test('events are read whole, wherever they are cut', async () => {
  const text = 'event: open\ndata: {}\n\nevent: changed\ndata: {"topic":"cases","id":"é"}\n\nevent: be';
  const bytes = new TextEncoder().encode(text);
  for (const size of [1, 7, bytes.length]) {
    const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
      bytes.slice(index * size, (index + 1) * size),
    );
    const heard = await Array.fromAsync(serverEvents(streamOf(chunks)));
    expect(heard).toEqual([
      { event: 'open', data: '{}' },
      { event: 'changed', data: '{"topic":"cases","id":"é"}' },
    ]);
  }
});

function streamOf(chunks: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(stream) {
      for (const chunk of chunks) stream.enqueue(chunk);
      stream.close();
    },
  });
}
