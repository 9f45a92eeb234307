/** An audit entry in words, for the screen and for the table that leaves the house. */
import { commandDeeds, eventDeeds } from './case-deeds.ts';

const deeds: Readonly<Record<string, string>> = {
  'access.denied': 'Refused: what their role does not allow',
  'api-key.made': 'Made an API key',
  'api-key.revoked': 'Ended an API key',
  'audit.exported': 'Took the audit out as a table',
  'audit.viewed': 'Looked at the audit',
  'authenticator.added': 'Set up an authenticator app',
  'authenticator.removed': 'Removed their authenticator app',
  'backup-codes.renewed': 'Made new backup codes',
  'case.viewed': 'Looked at the case',
  'board.viewed': 'Showed the board for the wall',
  'cases.viewed': 'Looked at the list of cases',
  'client.viewed': 'Looked at the client’s page',
  'clients.viewed': 'Looked at the list of clients',
  'disclosures.exported': 'Took out who was told what about the client',
  'mail.tested': 'Sent themselves a test message',
  'texts.viewed': 'Looked at the texts that wait for a person',
  'duty.settled': 'Said what was done about a time that nobody held',
  'duty.taken': 'Took on a time that nobody held',
  'text.settled': 'Said what was done about a text',
  'text.tested': 'Sent themselves a test text',
  'note.addendum-added': 'Added to a signed note',
  'note.drafted': 'Drafted a note',
  'note.edited': 'Changed a draft of a note',
  'note.signed': 'Signed a note',
  'notes.viewed': 'Looked at the notes of the case',
  'outreach.published': 'Put a message template in force',
  'passkey.added': 'Added a passkey',
  'passkey.removed': 'Removed a passkey',
  'password.changed': 'Changed their password',
  'practice.changed': 'Changed the practice’s settings',
  'practice.set-up': 'Set up the practice',
  'example.made': 'Made an example practice',
  'example.removed': 'Removed the example practice',
  'protocol.published': 'Put a protocol in force',
  'record.exported': 'Took the record of the case out',
  'record.viewed': 'Looked at the record of the case',
  'readiness.viewed': 'Looked at what is missing before the next days',
  'session.viewed': 'Looked at one session',
  'sessions.viewed': 'Looked at the sessions',
  'sign-in.failed': 'Refused: a sign-in that failed',
  'sign-in.narrowed': 'Put a device aside for one page',
  'sign-in.succeeded': 'Signed in',
  'sign-out': 'Signed out',
  'sign-out.everywhere': 'Signed out on every device',
  'staff.access-ended': 'Ended somebody’s access',
  'staff.access-restored': 'Gave somebody access again',
  'on-call.away-added': 'Said that somebody is away',
  'on-call.away-removed': 'Said that somebody is here after all',
  'on-call.feed-made': 'Made an address for the rota in a calendar',
  'on-call.imported': 'Took the rota in from a calendar',
  'on-call.override-added': 'Had somebody stand in on call',
  'on-call.override-removed': 'Took back who stands in on call',
  'on-call.shift-added': 'Added a shift to the rota',
  'on-call.shift-removed': 'Removed a shift from the rota',
  'reach.added': 'Added a way to be reached',
  'reach.changed': 'Changed when they are reached',
  'reach.ended': 'A device took back that it may be reached',
  'reach.removed': 'Removed a way to be reached',
  'reach.renewed': 'Added a device again',
  'reach.verified': 'Proved that a number or a device is theirs',
  'staff.backup-changed': 'Changed somebody’s backup',
  'staff.changed': 'Changed somebody’s name or number',
  'staff.invited': 'Invited somebody',
  'staff.joined': 'Joined the practice',
  'staff.let-in': 'Let somebody in again',
  'staff.role-changed': 'Changed somebody’s role',
  'today.viewed': 'Looked at the day',
};

/** An action that has no words yet is shown by its own name: an entry is never left out. */
export function deedWords(action: string): string {
  return deeds[action] ?? caseDeed(action) ?? action;
}

function caseDeed(action: string): string | undefined {
  const [, refused] = /^case\.(.+)\.refused$/.exec(action) ?? [];
  if (refused !== undefined) {
    const deed = commandDeeds[refused as keyof typeof commandDeeds];
    return deed && `Refused: ${deed}`;
  }
  const [, done] = /^case\.(.+)$/.exec(action) ?? [];
  return eventDeeds[done as keyof typeof eventDeeds];
}

export const isRefusal = (action: string): boolean => deedWords(action).startsWith('Refused: ');

/** Who it was when it was nobody of the staff. */
export const actorWords: Readonly<Record<string, string>> = {
  staff: 'Somebody of the staff',
  client: 'The client',
  timer: 'Kept, by itself',
  provider: 'The provider of messages',
  calendar: 'A calendar',
  'api-key': 'A program with an API key',
  operator: 'Whoever runs this machine',
};
