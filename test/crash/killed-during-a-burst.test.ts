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

test('killed with -9 a few times, it forgets nobody and writes to nobody twice', { timeout: 600_000 }, () =>
  forgetsNobody({ clientsEach: 60, kills: 4, confirmsEach: 20 }),
);

test(
  'killed with -9 again and again during a burst of two thousand, it forgets nobody either',
  {
    timeout: 600_000,
    tags: 'at-length',
  },
  () => forgetsNobody({ clientsEach: 510, kills: 12, confirmsEach: 40 }),
);

interface Burst {
  readonly clientsEach: number;
  readonly kills: number;
  readonly confirmsEach: number;
}

async function forgetsNobody({ clientsEach, ...torment }: Burst): Promise<void> {
  const practices = 4;
  mailbox = await openMailbox();
  scene = await setScene({
    chance: chanceFrom(seed),
    crowd: { practices, clientsEach, channels: ['email'] },
    ...torment,
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
  expect(found.counts).toMatchObject({
    cases: practices * clientsEach,
    'workers killed': torment.kills,
    'PostgreSQL killed': 1,
  });
  expect(found.counts['to clients']).toBeGreaterThanOrEqual((torment.kills - 2) * torment.confirmsEach);
  expect(found.counts['messages in a dead hand']).toBeGreaterThan(0);
  expectNothingWrong(found);
  await expectVerified(scene);
}
