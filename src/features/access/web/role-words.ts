/** What each role is for, said so that one can choose. */
import type { Member } from './staff.ts';

export type Role = Member['role'];

export const roleWords: Readonly<Record<Role, string>> = {
  owner: 'Owner',
  clinician: 'Clinician',
  supervisor: 'Supervisor',
  'front-desk': 'Front desk',
  auditor: 'Auditor',
};

export const roleDuties: Readonly<Record<Role, string>> = {
  clinician: 'Holds sessions, judges how worried to be, and decides in cases.',
  supervisor: 'Decides in everybody’s cases, and puts protocols and templates in force.',
  'front-desk': 'Books sessions and says who is here. Sees no judgements, plans or notes.',
  owner: 'Runs the practice: its people, settings and protocol. May hold sessions too.',
  auditor: 'Reads records and who looked at them. Changes nothing.',
};

export const rolesToChoose = Object.keys(roleDuties) as readonly Role[];
