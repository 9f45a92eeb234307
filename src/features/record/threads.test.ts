import { expect, test } from 'vitest';
import type { ReplyId } from '#core/ids.ts';
import { delivery, given, noteLateness, opened, reply, settleReply } from '#test/plans.ts';
import { recordSource } from '#test/record-source.ts';
import { chronologyOf } from './chronology.ts';
import { threadsOf } from './threads.ts';

const story = () =>
  given(
    opened(),
    [6, noteLateness()],
    [7, delivery('sent')],
    [20, reply('safe')],
    [22, settleReply('carry-on')],
  );

test('a message stands under its channel with its very text and what became of it, and never as read', () => {
  const { events } = story();
  const entries = threadsOf(recordSource(events)).flatMap((thread) => thread.entries);
  const message = entries.find(({ from }) => from === 'practice');
  expect(message).toMatchObject({ text: 'Hello Ana, are you OK? [one-tap address]', state: 'sent' });
  expect(message).toMatchObject({ fate: 'sent; it is not known whether it arrived' });
});

test('a reply brings its own words and what it was taken to mean', () => {
  const { events } = story();
  const received = events.find((event) => event.type === 'reply-received');
  const said = {
    id: received!.replyId,
    via: 'page' as const,
    text: 'fine now',
    reason: null,
    wish: null,
    receivedAt: received!.receivedAt,
    recordedAt: received!.at,
  };
  const entries = threadsOf(recordSource(events, { replies: [said] })).flatMap((thread) => thread.entries);
  expect(entries.find(({ from }) => from === 'client')).toMatchObject({
    readAs: '“I’m OK”',
    settledAs: 'carry-on',
    words: [{ label: 'In the client’s own words', text: 'fine now' }],
  });
});

test('a mail that the case was not told of is not taken for something said on the page', () => {
  const { events } = story();
  const at = events[0]!.at;
  const away = {
    id: crypto.randomUUID() as ReplyId,
    via: 'email' as const,
    text: 'I am away until Monday.',
    reason: null,
    wish: null,
    receivedAt: at,
    recordedAt: at,
  };
  const source = recordSource(events, { replies: [away] });
  const thread = threadsOf(source).find(({ name }) => name === 'a mail from elsewhere');
  const entry = thread?.entries.find(({ from }) => from === 'client');
  const words = 'answered by mail with nothing new: an automatic reply, or more of the same';
  expect(entry).toMatchObject({ readAs: words });
  expect(chronologyOf(source).map(({ what }) => what)).toContain(`Ana Reyes ${words}.`);
});
