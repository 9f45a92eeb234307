/** What other features tell running cases, each in the transaction of the change that it tells of. */
import type { Actor } from '#core/case/actor.ts';
import type { Command } from '#core/case/commands.ts';
import { unreadReplies } from '#core/case/unread-replies.ts';
import { type Doubt, gravityOf, type Reading } from '#core/case/vocabulary.ts';
import type { CaseId, ContactChannelId, ReplyId, StaffId } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import { lockCase } from '#engine/load-case.ts';
import type { Tx } from '#engine/ports.ts';
import { decideOn, type Engine, opensAgain, runIn } from '#engine/run.ts';
import type { PageExplanation, PageReply } from '#features/check-in/facts.ts';
import { type OptOut, type Restriction, readChannel, recordOptOut } from '#features/people/facts.ts';
import type { Presence, SessionChange } from '#features/sessions/facts.ts';
import { problemOf } from './refusal-problem.ts';
import { insertReply, openCaseOf } from './store.ts';

/**
 * Somebody came late, a booking was cancelled or moved, a client was seen elsewhere. A calendar only raises a doubt;
 * a person's own word settles what it can.
 */
export async function hearSessionChange(tx: Tx, engine: Engine, change: SessionChange): Promise<void> {
  if (change.by.via === 'case') return;
  for (const clientId of change.clientIds) {
    const open = await openCaseOf(tx, clientId);
    if (!open) continue;
    const command = commandFor(change, open.sessionIds.includes(change.sessionId));
    if (!command) continue;
    const outcome = await runIn(tx, engine, open.practiceId, open.caseId, command);
    if (outcome.kind === 'refused' && command.by.kind === 'staff') {
      throw problemOf(outcome, engine.clock.now());
    }
  }
}

function commandFor(change: SessionChange, isThisCase: boolean): Command | null {
  const by: Actor = change.by.staffId ? { kind: 'staff', staffId: change.by.staffId } : { kind: 'calendar' };
  const doubt = (raised: Doubt): Command => ({ type: 'raise-doubt', by, doubt: raised });
  switch (change.change) {
    case 'cancelled':
    case 'client-removed':
      return isThisCase ? doubt('session-cancelled') : null;
    case 'moved':
      return isThisCase ? doubt('session-moved') : null;
    case 'restored':
      return null;
    case 'presence':
      return presenceCommand(change.presence, isThisCase, by, doubt);
  }
}

function presenceCommand(
  presence: Presence,
  isThisCase: boolean,
  by: Actor,
  doubt: (raised: Doubt) => Command,
): Command | null {
  if (presence === 'here') {
    if (!isThisCase || by.kind !== 'staff') return doubt('seen-elsewhere');
    return { type: 'record-outcome', by, outcome: 'late-arrival', note: '' };
  }
  if (!isThisCase || by.kind !== 'staff') return null;
  if (presence === 'late-noted') return { type: 'note-lateness', by };
  return presence === 'not-here' ? { type: 'confirm-missed', by, clears: [], note: '' } : null;
}

/** A permission that was taken away reaches the running case at once [P1.5]. */
export async function hearRestriction(
  tx: Tx,
  engine: Engine,
  restriction: Restriction,
  staffId: StaffId | null,
): Promise<void> {
  const open = await openCaseOf(tx, restriction.clientId);
  if (!open) return;
  const by: Actor = staffId ? { kind: 'staff', staffId } : { kind: 'calendar' };
  const command: Command =
    restriction.kind === 'channel'
      ? { type: 'withdraw-channel', by, channelId: restriction.channelId, why: restriction.why }
      : { type: 'withdraw-emergency-contact', by, contactId: restriction.contactId, why: restriction.why };
  await runIn(tx, engine, open.practiceId, open.caseId, command);
}

/** "Stop" outlives the case: it closes the address for good, and at once in every case that would use it [P4.9]. */
export async function hearOptOut(
  tx: Tx,
  engine: Engine,
  channelId: ContactChannelId,
  via: OptOut['via'] = 'reply',
): Promise<void> {
  const { kind, address } = await readChannel(tx, channelId);
  await closeAddress(tx, engine, { kind, address, via });
}

export async function closeAddress(tx: Tx, engine: Engine, optOut: OptOut): Promise<void> {
  const closed = await recordOptOut(tx, engine.newId, optOut, engine.clock.now());
  for (const { clientId, channelId: id } of closed) {
    await hearRestriction(tx, engine, { kind: 'channel', clientId, channelId: id, why: 'opt-out' }, null);
  }
}

/** Asked under the case's lock, so that nobody reads the others in between. */
export async function isUnread(tx: Tx, caseId: CaseId, reading: Reading): Promise<boolean> {
  const found = await lockCase(tx, caseId);
  const unread = found?.state.status === 'open' ? unreadReplies(found.state) : [];
  return unread.some((reply) => gravityOf(reply.reading) >= gravityOf(reading));
}

/**
 * The client's own tap. It is kept whatever the case makes of it; one that only repeats is kept for its words, which
 * stand in the record without an event [P4.13].
 */
export async function hearPageReply(tx: Tx, engine: Engine, reply: PageReply): Promise<void> {
  const { practiceId, replyId, answer, reading, text, repeats, receivedAt } = reply;
  if (repeats && text === null) return;
  const command = replyCommand(replyId, reading, receivedAt);
  const caseId = await caseThatHears(tx, engine, reply.caseId, command);
  await insertReply(tx, practiceId, {
    id: replyId,
    caseId,
    via: 'page',
    channelId: null,
    answer,
    reading,
    text: text ?? '',
    reason: null,
    wish: null,
    receivedAt,
    recordedAt: engine.clock.now(),
  });
  if (repeats) return;
  await runIn(tx, engine, practiceId, caseId, command);
}

/** Why they did not come is kept as it is; own words and "I'd rather not come back" go to a person. */
export async function hearExplanation(tx: Tx, engine: Engine, said: PageExplanation): Promise<void> {
  const { practiceId, answer, reading, reason, wish, text, repeats, receivedAt } = said;
  if (repeats && text === null) return;
  const id = said.explanationId as ReplyId;
  const command = replyCommand(id, reading, receivedAt);
  const caseId = said.needsPerson ? await caseThatHears(tx, engine, said.caseId, command) : said.caseId;
  await insertReply(tx, practiceId, {
    id,
    caseId,
    via: 'page',
    channelId: null,
    answer,
    reading,
    text: text ?? '',
    reason,
    wish,
    receivedAt,
    recordedAt: engine.clock.now(),
  });
  if (!said.needsPerson || repeats) return;
  await runIn(tx, engine, practiceId, caseId, command);
}

function replyCommand(replyId: ReplyId, reading: Reading, receivedAt: Instant): Command {
  return {
    type: 'record-reply',
    by: { kind: 'client' },
    replyId,
    via: 'page',
    channelId: null,
    reading,
    receivedAt,
  };
}

/** A word that would open an ended case again is heard by the client's open one, if there is one [P2.7]. */
export async function caseThatHears(
  tx: Tx,
  engine: Engine,
  caseId: CaseId,
  command: Command,
): Promise<CaseId> {
  const found = await lockCase(tx, caseId);
  const considered = decideOn(found, command, engine.clock.now());
  if (!found || considered.kind === 'refused' || !opensAgain(considered.decided)) return caseId;
  return (await openCaseOf(tx, found.state.clientId))?.caseId ?? caseId;
}
