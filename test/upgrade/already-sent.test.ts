/** What clients hold in their hands was made by an older version: a link, a mail that can be answered. */
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { MessageKey } from '#core/ids.ts';
import { isOurToken, tokenFor } from '#features/check-in/link.ts';
import { ana, type CastClient } from '#test/cast.ts';
import { testSecret } from '#test/database.ts';
import { openHouse } from '#test/house.ts';

/** Made by 0.1.0 with the secret of tests. They stay in people's mailboxes for as long as they like. */
const sentBy010 = {
  key: '0190a000-0000-7000-8000-00000000e001/check-in/1' as MessageKey,
  token: 'esryc2p8sbw1nqdkhp95qhw860zli1fikat9n5',
  messageId: '<5e011eecf7135591071c43e8ba8666a2@riverside.example>',
};

test('a link of 0.1.0 opens the page of the same message', () => {
  expect(isOurToken(testSecret, sentBy010.token)).toBe(true);
  expect(tokenFor(testSecret, sentBy010.key)).toBe(sentBy010.token);
});

test('an answer to a mail of 0.1.0 reaches its case', async () => {
  const mailOnly: CastClient = { ...ana, allowed: ['email'] };
  await using opened = new AsyncDisposableStack();
  const house = opened.adopt(await openHouse({ at: 'Tuesday 14:00', who: [mailOnly] }), (it) => it.close());
  await house.misses(mailOnly);
  const { key } = house.mailbox(mailOnly).receives(/./);
  await sql`update message set provider_id = ${sentBy010.messageId} where key = ${key}`.execute(
    house.fresh.asOwner,
  );
  await house.mails(key, 'Can you call me?', { answers: [sentBy010.messageId] });
  expect((await house.caseOf(mailOnly)).replies.map(({ reading }) => reading)).toEqual(['call-me']);
});
