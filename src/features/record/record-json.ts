/** The whole record of one case as data: complete, and checkable by whoever has never seen Kept. */
import { chronologyOf } from './chronology.ts';
import { disclosuresOf } from './disclosures.ts';
import type { Export } from './pdf/record-pdf.ts';

export function recordJson({ gathered, notes, exportedBy, exportedAt }: Export) {
  const { practice, client, state, names, events, headHash, caseId, sessions, messages, replies } = gathered;
  return {
    format: 'kept-case-record',
    formatVersion: 1,
    exported: { at: exportedAt, by: exportedBy },
    practice: { id: practice.id, name: practice.name, timeZone: practice.timeZone },
    client: {
      id: client.id,
      preferredName: client.preferredName,
      legalName: client.legalName,
      pronouns: client.pronouns,
      bornOn: client.bornOn,
      timeZone: client.timeZone,
    },
    case: {
      id: caseId,
      status: state.status,
      outcome: state.status === 'closed' ? state.outcome : null,
      openedAt: state.openedAt,
      lastSequence: events.length,
      lastHash: headHash.toString('hex'),
    },
    howToCheck,
    events: events.map(({ sequence, previousHash, hash, event }) => ({
      sequence,
      previousHash: previousHash.toString('hex'),
      hash: hash.toString('hex'),
      event,
    })),
    /** Events hold identifiers only; these are the names that went with them when this was exported. */
    names: {
      staff: Object.fromEntries(names.staff),
      channels: Object.fromEntries(names.channels),
      emergencyContacts: Object.fromEntries(names.contacts),
    },
    sessions,
    messages,
    replies,
    chronology: chronologyOf(gathered),
    notes,
    disclosures: disclosuresOf(caseId, gathered),
  };
}

const howToCheck = [
  'Every hash is SHA-256, written in hexadecimal. Canonical JSON is that of RFC 8785.',
  'The previousHash of the first event is 64 zeros. The previousHash of every other event is the hash of the one before.',
  'The hash of an event is SHA-256 over the 32 bytes of previousHash, followed by the UTF-8 bytes of the canonical JSON of {"caseId": case.id, "event": the event, "practiceId": practice.id, "sequence": its sequence}.',
  'Sequences count 1, 2, 3 … to case.lastSequence without a gap, and the last hash is case.lastHash.',
  'The hash of a note is SHA-256 over the canonical JSON of {"caseHash", "caseId", "caseSequence", "draftedTo", "noteId", "practiceId", "signedAt", "signerId", "signerName", "signerTitle", "text"}; caseHash is the hash of the event caseSequence.',
  'The hash of an addendum is SHA-256 over the 32 bytes of its previousHash, followed by the canonical JSON of {"aboutAt", "addendumId", "authorId", "authorName", "authorTitle", "kind", "noteId", "practiceId", "text", "writtenAt"}; the first stands on the hash of its note, each other on the one before.',
  'An export made earlier, on paper or as a file, has the same hashes for the events that it has.',
] as const;
