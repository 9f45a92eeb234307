/** The whole record of one case on paper, for somebody who has never seen Kept. */

import { outcomeWords } from '#core/case/vocabulary-words.ts';
import { type ClockWords, dateInWords, zoneInWords, zoneSentence } from '#core/time/clock-words.ts';
import type { Instant } from '#core/time/instant.ts';
import { chronologyOf, clockOf, type Entry } from '../chronology.ts';
import type { Note } from '../contract.ts';
import { type DisclosureMade, disclosuresOf } from '../disclosures.ts';
import type { GatheredCase } from '../gather.ts';
import { staffName } from '../telling.ts';
import { Sheet, styles } from './sheet.ts';

export interface Export {
  readonly gathered: GatheredCase;
  /** The signed ones. */
  readonly notes: readonly Note[];
  readonly exportedBy: string;
  readonly exportedAt: Instant;
}

/** Where paper is letter-sized. */
const letterCountries = ['US', 'CA', 'MX', 'PH', 'CL', 'CO', 'VE', 'PR'];

export async function recordPdf(exported: Export): Promise<Buffer> {
  const { gathered, exportedBy, exportedAt, notes } = exported;
  const { practice, client, headHash, events, practiceZone } = gathered;
  const clock = clockOf(events);
  const sheet = new Sheet({
    size: letterCountries.includes(practice.country) ? 'LETTER' : 'A4',
    title: 'Case record',
    madeAt: exportedAt,
  });
  front(sheet, exported, clock);
  chronology(sheet, chronologyOf(gathered), clock);
  for (const note of notes) noteOf(sheet, note, clock);
  disclosures(sheet, disclosuresOf(gathered.caseId, gathered), clock);
  check(sheet, exported, clock);
  const zone = clock.zone === practiceZone ? '' : `, ${zoneInWords(clock.zone)} time`;
  return sheet.end((page, pages) => ({
    left: [
      `${client.preferredName} · exported by ${exportedBy} on ${clock.full(exportedAt)}${zone}`,
      `Last hash ${headHash.toString('hex')}`,
    ],
    right: `page ${page} of ${pages}`,
  }));
}

function front(sheet: Sheet, { gathered, notes }: Export, clock: ClockWords): void {
  const { practice, client, state, events, names, caseId, sessions, practiceZone } = gathered;
  sheet.text(practice.name, styles.label);
  sheet.text('Record of a missed session', styles.title);
  sheet.text(client.preferredName, styles.name);
  sheet.space(10);
  const clinicians = [...new Set(sessions.map(({ clinicianId }) => staffName(clinicianId, names)))];
  const facts: readonly (readonly [string, string])[] = [
    ['Legal name', client.legalName],
    ['Pronouns', client.pronouns],
    ['Date of birth', client.bornOn ? dateInWords(client.bornOn) : ''],
    [
      state.sessions.length > 1 ? 'Sessions' : 'Session',
      state.sessions.map(({ startsAt }) => clock.full(startsAt)).join('\n'),
    ],
    ['With', clinicians.join(', ')],
    ['Tier', state.plan.tier],
    ['Accountable', staffName(state.ownerId, names)],
    ['Outcome', outcomeOf(gathered, clock)],
    ['Record', `${events.length} entries, ${signedNotes(notes.length)}`],
    ['Case', caseId],
  ];
  for (const [label, value] of facts) if (value) sheet.fact(label, value);
  sheet.space(10);
  sheet.text(
    `Confidential health record. ${zoneSentence(clock.zone, practiceZone)} Entries stand in the order in which things happened; the number at the right is the order in which they were entered.`,
    styles.label,
  );
}

function signedNotes(count: number): string {
  return count === 0 ? 'no signed note' : count === 1 ? '1 signed note' : `${count} signed notes`;
}

function outcomeOf({ state, events }: GatheredCase, clock: ClockWords): string {
  if (state.status === 'open') return 'open';
  const closed = events.findLast(({ event }) => event.type === 'case-closed')?.event;
  return `${outcomeWords[state.outcome]}${closed ? `; closed on ${clock.full(closed.at)}` : ''}`;
}

function chronology(sheet: Sheet, entries: readonly Entry[], clock: ClockWords): void {
  sheet.heading('What happened');
  let shown = '';
  for (const entry of entries) {
    const day = clock.day(entry.happenedAt);
    const offset = clock.offset(entry.happenedAt);
    // On the day on which the clock is changed, one time of day comes twice.
    if (shown !== `${day} ${offset}`) sheet.day(day, offset);
    shown = `${day} ${offset}`;
    sheet.runs(`${day}, continued`);
    entryOf(sheet, entry, clock);
  }
  sheet.runs('');
}

function entryOf(sheet: Sheet, entry: Entry, clock: ClockWords): void {
  const { sequence, happenedAt, enteredAt, what, details, isMinor, isLate, addenda } = entry;
  const style = isMinor ? styles.quietBody : styles.body;
  sheet.entry(clock.time(happenedAt), what, sequence === null ? '' : String(sequence), style);
  for (const { label, text } of details)
    sheet.detail(label, text, isQuoted(label) ? styles.quoted : styles.detail);
  const entered = clock.near(enteredAt, happenedAt);
  if (isLate) sheet.aside(`Late entry: entered at ${entered}`);
  else if (entered !== clock.time(happenedAt)) sheet.aside(`Entered at ${entered}`);
  for (const addendum of addenda) {
    sheet.detail(
      `Addendum by ${addendum.who}, ${clock.full(addendum.at)}, entry ${addendum.sequence}`,
      addendum.text,
    );
  }
  sheet.space(5);
}

/** Words that went out or came in stand as they were. */
function isQuoted(label: string): boolean {
  return label === 'Text' || label === 'Subject' || label === 'In the client’s own words';
}

function noteOf(sheet: Sheet, { text, signature, addenda, draftedTo }: Note, clock: ClockWords): void {
  if (!signature) return;
  sheet.heading('Note');
  for (const paragraph of text.split('\n\n')) {
    const [first = '', ...rest] = paragraph.split('\n');
    const isHeaded = rest.length > 0 && first.length < 80;
    sheet.needs(2 * styles.body.leading);
    if (isHeaded) sheet.text(first, styles.strong);
    sheet.text(isHeaded ? rest.join('\n') : paragraph, styles.body);
    sheet.space(7);
  }
  sheet.needs(40);
  sheet.text(
    `Signed by ${signature.name}, ${signature.title}, on ${clock.full(signature.at)}`,
    styles.strong,
  );
  sheet.text(
    `Drafted from entries 1 to ${draftedTo}; signed when the record stood at entry ${signature.caseSequence}. Hash of the note: ${signature.hash}`,
    styles.small,
  );
  for (const addendum of addenda) {
    sheet.needs(48);
    sheet.space(10);
    const kind = addendum.kind === 'late-entry' ? 'Late entry' : 'Addendum';
    const about = addendum.aboutAt ? `, about ${clock.full(addendum.aboutAt)}` : '';
    sheet.text(
      `${kind} by ${addendum.authorName}, ${addendum.authorTitle}, on ${clock.full(addendum.writtenAt)}${about}`,
      styles.strong,
    );
    sheet.text(addendum.text, styles.body);
  }
}

/** Of one disclosure in few words. */
const blockHeight = 120;

function disclosures(sheet: Sheet, made: readonly DisclosureMade[], clock: ClockWords): void {
  sheet.heading('What was disclosed, and to whom', blockHeight + 50);
  if (made.length === 0)
    sheet.text('No disclosure to anybody outside the practice is on record.', styles.body);
  for (const { happenedAt, recipient, address, description, purpose, basis, by, sequence } of made) {
    sheet.needs(blockHeight);
    sheet.day(clock.full(happenedAt), `entry ${sequence}`);
    sheet.fact('To', [recipient, address].filter(Boolean).join(', '));
    sheet.fact('What', description);
    sheet.fact('For what', purpose);
    sheet.fact('Basis', basis);
    sheet.fact('By', by);
  }
}

function check(sheet: Sheet, { gathered }: Export, clock: ClockWords): void {
  const last = gathered.events.at(-1);
  sheet.heading('How this record can be checked', 150);
  sheet.text(
    `Each entry carries a hash, a number worked out from its whole content and from the hash of the entry before. Nobody can change, remove or slip in an entry without changing every hash after it. The last one, of entry ${last?.sequence ?? 0}, entered ${last ? clock.full(last.event.at) : ''}, stands at the foot of every page. Whoever holds this paper can ask for the same case as a data file (JSON), work the hashes out again, and compare: the file says how, and needs no Kept. A later export may have more entries; the hash of this one is still in it.`,
    styles.body,
  );
}
