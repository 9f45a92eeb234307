/** Whoever and whatever a command names by identifier has to be there, and to be the right kind of thing. */
import type { Command } from '#core/case/commands.ts';
import type { ExistingCase } from '#core/case/state.ts';
import type { ContactChannelId, StaffId } from '#core/ids.ts';
import { Problem } from '#core/problem.ts';
import type { Tx } from '#engine/ports.ts';
import { isClinicalRole, staffOfPractice } from '#features/access/facts.ts';
import { readChannel } from '#features/people/facts.ts';

interface Named {
  readonly field: string;
  readonly staffId: StaffId;
  /** Whoever shall answer for a case, or for what follows it, judges: that is clinical. */
  readonly answersForIt: boolean;
}

function namedBy(command: Command): Named | null {
  switch (command.type) {
    case 'delegate':
      return { field: 'to', staffId: command.to, answersForIt: false };
    case 'offer-handover':
      return { field: 'to', staffId: command.to, answersForIt: true };
    case 'record-consultation':
      return command.withStaffId
        ? { field: 'withStaffId', staffId: command.withStaffId, answersForIt: false }
        : null;
    case 'close-case':
      return command.followUp
        ? { field: 'followUp.ownerId', staffId: command.followUp.ownerId, answersForIt: true }
        : null;
    default:
      return null;
  }
}

export async function mustNameStaff(tx: Tx, command: Command): Promise<void> {
  const named = namedBy(command);
  if (!named) return;
  const { field } = named;
  const person = (await staffOfPractice(tx)).find(({ id }) => id === named.staffId);
  if (!person?.active) {
    throw invalid('no-such-staff', field, 'It is nobody of the staff', 'choose somebody who works here now');
  }
  if (named.answersForIt && !isClinicalRole(person.role)) {
    throw invalid(
      'needs-a-clinician',
      field,
      'This person has no clinical role',
      'choose a clinician, a supervisor or an owner',
    );
  }
}

/** Also one that has ended: an answer may come over an old number. */
export async function mustBeTheirChannel(
  tx: Tx,
  { clientId }: ExistingCase,
  channelId: ContactChannelId | null,
): Promise<void> {
  if (channelId === null) return;
  const channel = await readChannel(tx, channelId).catch((fault: unknown) => {
    if (fault instanceof Problem && fault.kind === 'not-found') return null;
    throw fault;
  });
  if (channel?.clientId === clientId) return;
  const wayOut = 'choose one of the client’s channels, or none';
  throw invalid('no-such-channel', 'channelId', 'It is no channel of this client', wayOut);
}

function invalid(code: string, field: string, reason: string, wayOut: string): Problem {
  return new Problem('invalid', code, `${field}: ${reason}; ${wayOut}.`, [{ field, reason, wayOut }]);
}
