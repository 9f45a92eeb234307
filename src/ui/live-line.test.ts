/** When a page holds a line to the server: with a page, a server and a clock that the test holds. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepLine, type LineListener } from './live-line.ts';

const page = Object.assign(new EventTarget(), { hidden: false });
const stopping = new AbortController();
let open: AbortSignal[];
let keeping: Promise<void>;

beforeEach(() => {
  open = [];
  vi.useFakeTimers();
  vi.stubGlobal('document', page);
  vi.stubGlobal('window', new EventTarget());
  vi.stubGlobal('fetch', (_path: string, { signal }: { signal: AbortSignal }) => {
    open.push(signal);
    const body = new ReadableStream<Uint8Array>({
      start(stream) {
        stream.enqueue(new TextEncoder().encode('event: open\ndata: {}\n\n'));
        signal.addEventListener('abort', () => stream.error(signal.reason));
      },
    });
    return Promise.resolve(new Response(body));
  });
});
afterEach(async () => {
  stopping.abort();
  await keeping;
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const nothing = () => {};
const listener: LineListener = {
  opened: nothing,
  changed: nothing,
  missed: nothing,
  lost: nothing,
  rested: nothing,
  signedOut: nothing,
};

test('a page in the background holds no line, and one that was left lets go of its own within moments', async () => {
  show(false);
  keeping = keepLine(listener, stopping.signal);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(held()).toBe(0);
  show(true);
  await vi.advanceTimersByTimeAsync(0);
  expect(held()).toBe(1);
  show(false);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(held()).toBe(0);
  show(true);
  await vi.advanceTimersByTimeAsync(0);
  expect(held()).toBe(1);
});

const held = (): number => open.filter(({ aborted }) => !aborted).length;

function show(isSeen: boolean): void {
  page.hidden = !isSeen;
  page.dispatchEvent(new Event('visibilitychange'));
}
