/** Whether messages can leave, tried out by the owner with one to themselves. */
import type { MessageKey } from '#core/ids.ts';
import { Problem } from '#core/problem.ts';
import { addMinutes } from '#core/time/instant.ts';
import { writeAudit } from '#engine/audit.ts';
import type { Carrier, Clock, Database, Medium, NewId, SendResult } from '#engine/ports.ts';
import { readPractice, type StaffActor, staffOfPractice } from '#features/access/facts.ts';

export interface SendingDeps {
  readonly database: Pick<Database, 'inPractice'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly newId: NewId;
  readonly carriers: ReadonlyMap<Medium, Carrier>;
}

/** Names neither the practice nor anything that it does: a test may be read over a shoulder too. */
const tests = {
  email: {
    subject: 'A test from Kept',
    text: 'You asked Kept to send you this, to see whether its mail arrives. It does.\n\nThere is nothing more to do.\n',
    action: 'mail.tested',
  },
  sms: { subject: '', text: 'A test from Kept. There is nothing more to do.', action: 'text.tested' },
} as const;

/** Somebody waits for it at the screen. */
const goodForMinutes = 5;

export async function sendTest(
  { database, clock, newId, carriers }: SendingDeps,
  { practiceId, staffId }: StaffActor,
  medium: keyof typeof tests,
): Promise<SendResult> {
  const carrier = carriers.get(medium);
  if (!carrier) throw notConnected[medium]();
  const { subject, text, action } = tests[medium];
  const self = await database.inPractice(practiceId, async (tx) => {
    if ((await readPractice(tx)).isExample) throw nothingLeaves();
    return (await staffOfPractice(tx)).find(({ id }) => id === staffId);
  });
  const to = (medium === 'email' ? self?.email : self?.phone) ?? '';
  if (to === '') throw noOwnNumber();
  const writtenAt = clock.now();
  const result = await carrier.send({
    key: `test ${newId()}` as MessageKey,
    to,
    fromName: 'Kept',
    subject,
    text,
    practiceId: null,
    writtenAt,
    giveUpAt: addMinutes(writtenAt, goodForMinutes),
    again: false,
  });
  const entry = {
    staffId,
    actor: 'staff',
    action,
    subjectKind: 'staff',
    subjectId: staffId,
    detail: { result: result.kind },
  };
  await database.inPractice(practiceId, (tx) => writeAudit(tx, newId, practiceId, clock.now(), [entry]));
  return result;
}

const notConnected = {
  email: () =>
    new Problem(
      'conflict',
      'mail-not-connected',
      'No mail server is connected. Whoever runs this machine names one in KEPT_SMTP_URL and starts Kept again.',
    ),
  sms: () =>
    new Problem(
      'conflict',
      'texts-not-connected',
      'No provider of texts is connected. Whoever runs this machine names one in KEPT_TWILIO_ACCOUNT or KEPT_SMS_GATEWAY and starts Kept again.',
    ),
};

const nothingLeaves = () =>
  new Problem(
    'conflict',
    'example-sends-nothing',
    'Nothing leaves the example practice. Go back to your own practice and try it there.',
  );

const noOwnNumber = () =>
  new Problem(
    'conflict',
    'no-own-number',
    'Kept does not know your phone number. Enter it under People, with your name, and try again.',
  );
