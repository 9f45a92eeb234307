/**
 * A first draft of the note on a missed session: what is on record, in order, in sentences, with nothing added. No
 * reason is guessed; what the client said is quoted. A person reads it, changes it and signs it.
 */
import type { CaseEvent, EventType } from '#core/case/events.ts';
import { fold } from '#core/case/evolve.ts';
import { type ExistingCase, noCase } from '#core/case/state.ts';
import { dueAt } from '#core/case/timers.ts';
import type { MessageKey, SessionId, StaffId } from '#core/ids.ts';
import { list } from '#core/sentence.ts';
import { type ClockWords, zoneSentence } from '#core/time/clock-words.ts';
import { type Instant, minutesBetween } from '#core/time/instant.ts';
import { type ChronologySource, chronologyOf, type Entry, openingOf, tellingOf } from './chronology.ts';
import { channelName, inSentence, staffName, type Telling } from './telling.ts';

/** What the booking side knows of a session in the case. */
export interface BookedSession {
  readonly id: SessionId;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly modality: 'in-person' | 'telehealth';
  readonly clinicianId: StaffId;
}

export interface NoteSource extends ChronologySource {
  readonly practiceZone: string;
  readonly sessions: readonly BookedSession[];
}

export interface DraftedNote {
  readonly text: string;
  /** The last entry that it was drafted from; the first is always 1. */
  readonly draftedTo: number;
}

type Section =
  | 'absence'
  | 'agreement'
  | 'attempts'
  | 'replies'
  | 'judgement'
  | 'decisions'
  | 'others'
  | 'outcome';

/** Where each kind of event is told; `null` for bookkeeping, which the chronology holds in full. */
const sectionOf = {
  'case-opened': null,
  'session-added': 'absence',
  'lateness-noted': 'absence',
  'miss-confirmed': 'absence',
  'doubt-raised': 'absence',
  'doubts-cleared': 'absence',
  'person-asked': null,
  'ask-moved-on': null,
  'ask-answered': 'decisions',
  'case-taken': null,
  'lease-expired': null,
  'case-delegated': 'decisions',
  'delegation-ended': 'decisions',
  'handover-offered': null,
  'handover-ended': null,
  'owner-changed': 'decisions',
  'chain-changed': null,
  'check-in-queued': 'attempts',
  'check-in-sent': null,
  'check-in-delivered': null,
  'check-in-failed': null,
  'check-in-unknown': null,
  'check-in-given-up': null,
  'step-found-late': 'attempts',
  'step-finished': 'decisions',
  'attempt-recorded': 'attempts',
  'channel-withdrawn': 'attempts',
  'reply-received': 'replies',
  'reply-settled': 'replies',
  'ladder-resumed': 'decisions',
  'agreement-reviewed': 'agreement',
  'concern-judged': 'judgement',
  'consultation-recorded': 'judgement',
  'consultation-waived': 'judgement',
  'escalation-declined': 'decisions',
  'emergency-contact-requested': 'others',
  'emergency-contact-made': 'others',
  'emergency-contact-withdrawn': 'others',
  'welfare-check-requested': 'others',
  'welfare-check-reported': 'others',
  'call-back-put-off': 'others',
  'all-clear-given': 'others',
  'case-closed': 'outcome',
  'case-reopened': 'outcome',
  'follow-up-completed': 'outcome',
  'addendum-added': null,
} satisfies Record<EventType, Section | null>;

export function draftNote(source: NoteSource): DraftedNote {
  const { events } = source;
  const telling = tellingOf(source);
  const entries = chronologyOf(source);
  const fates = messageFates(source, telling);
  const state = fold(
    events.map(({ event }) => event),
    noCase,
  ) as ExistingCase;
  const { clock } = telling;
  const said = (section: Section) => sentences(entriesOf(entries, section), clock, fates);

  const parts: readonly (readonly [heading: string, sentences: readonly string[]])[] = [
    ['Session', sessionSentences(source, telling)],
    ['How the absence was noticed', said('absence')],
    ['What was agreed beforehand', [...agreementSentences(source, telling, state), ...said('agreement')]],
    ['Attempts to reach the client', orElse(said('attempts'), 'No attempt is on record.')],
    ['What the client replied', orElse(said('replies'), 'No reply is on record.')],
    ['Concern and consultation', said('judgement')],
    ['Decisions', said('decisions')],
    [
      'Others who were contacted, and what was disclosed',
      orElse(said('others'), 'Nobody outside the practice was contacted, and nothing was disclosed.'),
    ],
    ['Outcome and plan', [...said('outcome'), ...standing(state, telling)]],
  ];
  const draftedTo = events.at(-1)?.sequence ?? 0;
  const body = parts
    .filter(([, told]) => told.length > 0)
    .map(([heading, told]) => `${heading}\n${told.join(' ')}`);
  return { text: [...body, origin(draftedTo, state, source, clock)].join('\n\n'), draftedTo };
}

function orElse(told: readonly string[], otherwise: string): readonly string[] {
  return told.length > 0 ? told : [otherwise];
}

function entriesOf(entries: readonly Entry[], section: Section): readonly Entry[] {
  return entries.filter((entry) => {
    if (entry.type === 'explanation') return section === 'replies';
    if (entry.type === 'message' || entry.type === 'page' || entry.isMinor) return false;
    return sectionOf[entry.type] === section;
  });
}

/** The day is said where it changes. */
function sentences(
  entries: readonly Entry[],
  clock: ClockWords,
  fates: ReadonlyMap<number, string>,
): readonly string[] {
  let day = '';
  return entries.map((entry) => {
    const isNewDay = clock.day(entry.happenedAt) !== day;
    day = clock.day(entry.happenedAt);
    const when = isNewDay ? `On ${clock.full(entry.happenedAt)}` : `At ${clock.time(entry.happenedAt)}`;
    const fate = entry.sequence === null ? undefined : fates.get(entry.sequence);
    return `${when}, ${fate ?? `${inSentence(entry.what)}${quoted(entry)}`}${lateWords(entry, clock)}${addendaWords(entry, clock)}`;
  });
}

function quoted({ details, type }: Entry): string {
  const ownWords = type === 'reply-received' || type === 'explanation';
  return details
    .map(
      ({ label, text }) =>
        ` ${label}: ${ownWords ? `“${text}”` : text}${/[.!?]$/.test(text) && !ownWords ? '' : '.'}`,
    )
    .join('');
}

function lateWords({ isLate, enteredAt, happenedAt }: Entry, clock: ClockWords): string {
  return isLate ? ` (Late entry, entered at ${clock.near(enteredAt, happenedAt)}.)` : '';
}

function addendaWords({ addenda, happenedAt }: Entry, clock: ClockWords): string {
  return addenda
    .map(({ who, at, text }) => ` (Addendum by ${who}, ${clock.near(at, happenedAt)}: ${text})`)
    .join('');
}

function sessionSentences(
  { sessions, practiceZone, events }: NoteSource,
  telling: Telling,
): readonly string[] {
  const { names, clock } = telling;
  const state = fold(
    events.map(({ event }) => event),
    noCase,
  ) as ExistingCase;
  const expected = state.sessions.map(({ sessionId, startsAt }) => {
    const booked = sessions.find(({ id }) => id === sessionId);
    return `on ${clock.full(startsAt)}${booked ? bookedWords(booked, names) : ''}`;
  });
  const what = expected.length === 1 ? 'a session' : `${expected.length} sessions`;
  return [
    `${names.client} was expected for ${what}: ${list(expected)}.`,
    zoneSentence(clock.zone, practiceZone),
  ];
}

function bookedWords(session: BookedSession, names: Telling['names']): string {
  const minutes = Math.round(minutesBetween(session.startsAt, session.endsAt));
  const where = session.modality === 'telehealth' ? 'online' : 'in person';
  return ` with ${staffName(session.clinicianId, names)} (${minutes} minutes, ${where})`;
}

function agreementSentences(
  { events }: NoteSource,
  { clock }: Telling,
  state: ExistingCase,
): readonly string[] {
  const { agreement } = openingOf(events).plan;
  const onFile = agreement
    ? `An agreement for missed sessions was on file (version ${agreement.version}, signed on ${clock.day(agreement.signedAt)}).`
    : 'No agreement for missed sessions was on file.';
  return state.agreementReviewedAt ? [onFile] : [onFile, 'No review of it in this case is on record.'];
}

/** Each check-in in one sentence, with what is known of it at the end. */
function messageFates(source: NoteSource, telling: Telling): ReadonlyMap<number, string> {
  const last = new Map<MessageKey, CaseEvent['type']>();
  for (const { event } of source.events) {
    if ('key' in event && event.type !== 'check-in-queued') last.set(event.key, event.type);
  }
  const found = new Map<number, string>();
  for (const { sequence, event } of source.events) {
    if (event.type !== 'check-in-queued') continue;
    const isCalledOff = telling.messages.get(event.key)?.state === 'cancelled';
    const fate = fateWords[last.get(event.key) ?? ''] ?? (isCalledOff ? calledOff : notLeft);
    found.set(sequence, `a check-in to ${channelName(event.channelId, telling)}: ${fate}.`);
  }
  return found;
}

const calledOff = 'called off before it left';
const notLeft = 'written, and not known to have left when this was drafted';
const fateWords: Readonly<Record<string, string>> = {
  'check-in-sent': 'sent; it is not known whether it arrived',
  'check-in-delivered': 'delivered; it is not known to have been read',
  'check-in-failed': 'it could not be delivered, and does not count as an attempt',
  'check-in-unknown': 'it may have been sent or not; it is not known which',
  'check-in-given-up': 'it had not left in time and was called off',
};

function standing(state: ExistingCase, { names, clock }: Telling): readonly string[] {
  if (state.status === 'closed') return [];
  const due = dueAt(state);
  const next = due ? ` It has to be looked at again by ${clock.full(due)}.` : '';
  return [`The case is open. ${staffName(state.ownerId, names)} is accountable for it.${next}`];
}

function origin(draftedTo: number, state: ExistingCase, source: NoteSource, clock: ClockWords): string {
  const lastAt = source.events.at(-1)?.event.at ?? state.openedAt;
  return `Drafted from entries 1 to ${draftedTo} of the record of this case, the last of them entered on ${clock.full(lastAt)}.`;
}
