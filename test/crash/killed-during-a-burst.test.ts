/** The real program, killed with -9 by chance during a burst. What the mail server heard is the truth outside. */
import { afterEach, expect, test } from 'vitest';
import { messageIdOf } from '#adapters/message-id.ts';
import { type Mailbox, openMailbox } from '#test/mailbox.ts';
import { chanceFrom } from './chance.ts';
import { expectNothingWrong, expectVerified, seed } from './expect-well.ts';
import { printed, reckon } from './reckoning.ts';
import { type Scene, setScene } from './torment.ts';

const from = 'hello@riverside.example';

let scene: Scene | null = null;
let mailbox: Mailbox | null = null;
afterEach(async () => {
  await scene?.close();
  await mailbox?.close();
});

test('killed with -9 again and again during a burst, it forgets nobody and writes to nobody twice', {
  timeout: 600_000,
}, async () => {
  mailbox = await openMailbox();
  scene = await setScene({
    chance: chanceFrom(seed),
    crowd: { practices: 4, clientsEach: 510, channels: ['email'] },
    kills: 12,
    confirmsEach: 40,
    worker: ['src/app/main.ts', 'serve', '--role', 'worker'],
    settings: { KEPT_SMTP_URL: mailbox.url, KEPT_MAIL_FROM: from },
  });
  await scene.torments();
  await scene.finishes();

  const { secret } = scene.server;
  const { begun, messages } = mailbox;
  const received = { begun, whole: messages.map(({ messageId }) => messageId) };
  const found = await reckon(scene, received, (key) => messageIdOf(secret, key, from));
  process.stdout.write(printed(`killed during a burst, seed ${seed}`, found.counts));
  expect(found.counts).toMatchObject({ cases: 2040, 'workers killed': 12, 'PostgreSQL killed': 1 });
  expect(found.counts['to clients']).toBeGreaterThanOrEqual(300);
  expect(found.counts['messages in a dead hand']).toBeGreaterThan(0);
  expectNothingWrong(found);
  await expectVerified(scene);
});
