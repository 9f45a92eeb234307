import { expect, test } from 'vitest';
import { handClock } from '#test/clocks.ts';
import { silentLog } from '#test/database.ts';
import { watchMailbox } from './watch-mailbox.ts';

const lock = async () => ({ lost: new AbortController().signal, release: async () => {} });
const settled = () => new Promise((resolve) => setImmediate(resolve));

function watched(
  watch: () => Promise<number | void>,
  hold: () => Promise<Awaited<ReturnType<typeof lock>> | null>,
) {
  const told: (string | null)[] = [];
  const clock = handClock('2026-03-03T14:00:00Z');
  const watching = watchMailbox({
    mailbox: {
      tellFailure: () => 'The mailbox server refuses connections.',
      async watch(_take, { onReady, signal }) {
        onReady((await watch()) ?? 0);
        await new Promise((done) => signal.addEventListener('abort', done));
      },
    },
    take: async () => 'not-ours',
    hold,
    tell: async (trouble) => void told.push(trouble),
    clock,
    log: silentLog,
  });
  return { told, clock, watching };
}

test('what keeps the mailbox from being watched is told, and that it is over', async () => {
  let fails = true;
  const { told, clock, watching } = watched(async () => {
    if (fails) throw new Error('refused');
  }, lock);
  await settled();
  expect(told).toEqual(['The mailbox server refuses connections.']);
  fails = false;
  clock.advance(1);
  await settled();
  expect(told.at(-1)).toBeNull();
  await watching.close();
});

test('mails that the server does not hand out are told, although the others are read', async () => {
  const { told, watching } = watched(async () => 2, lock);
  await settled();
  expect(told).toEqual([
    '2 mails in it cannot be fetched; all others are read. Look into the mailbox yourself.',
  ]);
  await watching.close();
});

test('a database that cannot be reached is not blamed on the mailbox server', async () => {
  let isAway = true;
  const { told, clock, watching } = watched(
    async () => {},
    async () => {
      if (isAway) throw new Error('connect ECONNREFUSED');
      return lock();
    },
  );
  await settled();
  clock.advance(1);
  await settled();
  expect(told).toEqual([]);
  isAway = false;
  clock.advance(1);
  await settled();
  expect(told).toEqual([null]);
  await watching.close();
});
