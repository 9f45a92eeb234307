/** Puts what a case wants said into words and finds where it goes, while the decision is being written. */
import { type ClientEffect, type Effect, isForClient } from '#core/case/react.ts';
import type { ExistingCase } from '#core/case/state.ts';
import type { ContactChannelId, PracticeId } from '#core/ids.ts';
import type { ChannelKind } from '#core/protocol/protocol.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import type { Outgoing } from '#engine/outbox.ts';
import type { Tx } from '#engine/ports.ts';
import type { ComposeMessages, Wanted } from '#engine/run.ts';
import { type PracticeRow, readPractice, type StaffRow, staffOfPractice } from '#features/access/facts.ts';
import { type LinkToRegister, numbersToCall, registerLinks } from '#features/check-in/facts.ts';
import {
  isTemplateId,
  render,
  staffMail,
  type Wording,
  type Wordings,
  wordingsOf,
} from '#features/outreach/facts.ts';
import { type AskedPerson, type PagingDeps, startPaging } from '#features/paging/facts.ts';
import { type Addressee, addresseesOf, channelAddresses } from '#features/people/facts.ts';

/** Without any medium staff see their questions in the app only. */
export interface ComposeDeps extends PagingDeps {
  /** Where staff reach Kept. */
  readonly publicAddress: string;
}

/** A staff message that could not leave for a day has been overtaken by the next one. */
const staffGiveUpMinutes = 24 * 60;

export function composeMessages(deps: ComposeDeps): ComposeMessages {
  return async (tx, practiceId, wanted, now) => {
    const sources = await gather(tx, wanted);
    const outgoing: Outgoing[] = [];
    const links: LinkToRegister[] = [];
    const asked: AskedPerson[] = [];
    for (const { effect, state } of wanted) {
      if (effect.kind === 'ask-staff') {
        asked.push({ ...effect, caseId: state.caseId, alarmId: null });
        continue;
      }
      const message = isForClient(effect)
        ? toClient(sources, effect, state, now)
        : allClearTo(deps, sources, effect, state, now);
      if (message) outgoing.push(message);
      if (effect.kind === 'send-check-in') links.push(linkOf(practiceId, sources, effect, state, now));
    }
    await registerLinks(tx, deps, links);
    return [...outgoing, ...(await startPaging(tx, deps, practiceId, asked, sources, now))];
  };
}

interface Sources {
  readonly practice: PracticeRow;
  readonly staff: ReadonlyMap<string, StaffRow>;
  readonly addressees: ReadonlyMap<string, Addressee>;
  readonly addresses: ReadonlyMap<ContactChannelId, string>;
  readonly wordings: Wordings;
}

async function gather(tx: Tx, wanted: readonly Wanted[]): Promise<Sources> {
  const toClients = wanted.filter(({ effect }) => isForClient(effect));
  const clientIds = [...new Set(toClients.map(({ state }) => state.clientId))];
  const channelIds = toClients.flatMap(({ effect }) => (isForClient(effect) ? [effect.channelId] : []));
  const staff = await staffOfPractice(tx);
  return {
    practice: await readPractice(tx),
    staff: new Map(staff.map((person) => [person.id, person])),
    addressees: await addresseesOf(tx, clientIds),
    addresses: await channelAddresses(tx, channelIds),
    wordings: await wordingsOf(tx),
  };
}

function toClient(
  sources: Sources,
  effect: ClientEffect,
  state: ExistingCase,
  now: Instant,
): Outgoing | null {
  const channel = state.plan.channels.find((one) => one.id === effect.channelId);
  const addressee = sources.addressees.get(state.clientId);
  if (!channel || !addressee)
    return cannotSay(effect, 'a message over a channel that its case does not know');
  const medium = channel.kind;
  const template = effect.kind === 'send-check-in' ? effect.template : answerTemplates[effect.kind];
  const wording = frozenWording(sources.wordings, state, template, medium);
  if (!wording) return cannotSay(effect, `the case froze no wording for ${template}/${medium}`);
  const callerName = firstName(sources.staff.get(state.ownerId)?.name ?? '');
  const { subject, text } = render(wording, {
    preferredName: addressee.preferredName,
    callerName,
    numbers: numbersToCall(state.plan.client.country),
    ...(addressee.mayNamePractice && { practiceName: sources.practice.name }),
  });
  return {
    key: effect.key,
    caseId: state.caseId,
    audience: 'client',
    medium,
    channelId: effect.channelId,
    address: sources.addresses.get(effect.channelId) ?? '',
    fromName: callerName,
    subject,
    body: text,
    giveUpAt: addMinutes(now, state.plan.protocol.limits.lateMinutes),
  };
}

const answerTemplates = { 'thank-client': 'thank-you', 'tell-numbers': 'numbers-to-call' } as const;

/** The one-tap address of a check-in, and what its page shows. */
function linkOf(
  practiceId: PracticeId,
  sources: Sources,
  effect: Extract<Effect, { kind: 'send-check-in' }>,
  state: ExistingCase,
  now: Instant,
): LinkToRegister {
  const addressee = sources.addressees.get(state.clientId);
  return {
    practiceId,
    caseId: state.caseId,
    clientId: state.clientId,
    key: effect.key,
    sendAt: now,
    language: state.plan.client.language,
    country: state.plan.client.country,
    timeZone: state.plan.client.timeZone,
    aboutAt: state.sessions[0]?.startsAt ?? null,
    practiceName: addressee?.mayNamePractice ? sources.practice.name : null,
  };
}

/** A missing answer never stands in the way of the reply that it is for; a check-in is never left out. */
function cannotSay(effect: ClientEffect, why: string): null {
  if (effect.kind !== 'send-check-in') return null;
  throw new Error(why);
}

function frozenWording(
  wordings: Wordings,
  state: ExistingCase,
  id: string,
  medium: ChannelKind,
): Wording | null {
  const frozen = state.plan.wording[`${id}/${medium}`];
  return frozen && isTemplateId(id) && medium !== 'voice'
    ? wordings.exact({
        id,
        medium,
        language: frozen.language as Wording['language'],
        version: frozen.version,
      })
    : null;
}

/** Null when the practice sends no mail, or the person has left. */
function allClearTo(
  { media, publicAddress }: ComposeDeps,
  { staff, practice, wordings }: Sources,
  effect: Extract<Effect, { kind: 'tell-staff-all-clear' }>,
  { caseId }: ExistingCase,
  now: Instant,
): Outgoing | null {
  const to = staff.get(effect.staffId);
  if (!(media.has('email') || practice.isExample) || !to?.active) return null;
  return staffMail(wordings, {
    key: effect.key,
    caseId,
    to,
    template: 'staff-all-clear',
    values: { link: `${publicAddress}/cases/${caseId}` },
    giveUpAt: addMinutes(now, staffGiveUpMinutes),
  });
}

/** "Dr Ada Okafor" signs as "Ada": a title would say what kind of caller this is. */
function firstName(name: string): string {
  const words = name.trim().split(/\s+/);
  return words.find((word) => !titles.has(word.replace('.', '').toLowerCase())) ?? name.trim();
}

const titles = new Set([
  'dr',
  'prof',
  'mr',
  'mrs',
  'ms',
  'mx',
  'rev',
  'herr',
  'frau',
  'dra',
  'sr',
  'sra',
  'mme',
  'm',
]);
