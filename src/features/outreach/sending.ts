/** Whether messages can leave, tried out by the owner with one to themselves. */
import type { MessageKey } from '#core/ids.ts';
import { Problem } from '#core/problem.ts';
import { writeAudit } from '#engine/audit.ts';
import type { Carrier, Clock, Database, Medium, NewId, SendResult } from '#engine/ports.ts';
import { type StaffActor, staffOfPractice } from '#features/access/facts.ts';

export interface SendingDeps {
  readonly database: Pick<Database, 'inPractice'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly newId: NewId;
  readonly carriers: ReadonlyMap<Medium, Carrier>;
}

/** Names neither the practice nor anything that it does: a test may be read over a shoulder too. */
const subject = 'A test from Kept';
const text =
  'You asked Kept to send you this, to see whether its mail arrives. It does.\n\nThere is nothing more to do.\n';

export async function sendTestMail(
  { database, clock, newId, carriers }: SendingDeps,
  { practiceId, staffId }: StaffActor,
): Promise<SendResult> {
  const carrier = carriers.get('email');
  if (!carrier) throw mailNotConnected();
  const staff = await database.inPractice(practiceId, staffOfPractice);
  const to = staff.find(({ id }) => id === staffId)?.email ?? '';
  const key = `test ${newId()}` as MessageKey;
  const result = await carrier.send({ key, to, fromName: 'Kept', subject, text });
  const entry = {
    staffId,
    actor: 'staff',
    action: 'mail.tested',
    subjectKind: 'staff',
    subjectId: staffId,
    detail: { result: result.kind },
  };
  await database.inPractice(practiceId, (tx) => writeAudit(tx, newId, practiceId, clock.now(), [entry]));
  return result;
}

const mailNotConnected = () =>
  new Problem(
    'conflict',
    'mail-not-connected',
    'No mail server is connected. Whoever runs this machine names one in KEPT_SMTP_URL and starts Kept again.',
  );
