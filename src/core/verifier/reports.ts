/** What comes back from those who were asked to look after the client, the usual first. */
import type { CommandOf } from '../case/commands.ts';
import type { StaffId } from '../ids.ts';
import type { Instant } from '../time/instant.ts';
import { type Answer, does, note } from './answer.ts';
import { contactId } from './model.ts';

export const disclosure = { recipient: 'who was told', address: '', description: note, purpose: note };

export function contactReports(by: StaffId, at: Instant): readonly Answer[] {
  const report = (says: string, result: CommandOf<'record-emergency-contact'>['result']) =>
    does(by, `calls the emergency contact, who ${says}`, 'record-emergency-contact', {
      contactId,
      result,
      said: note,
      happenedAt: at,
      disclosure: result === 'no-answer' ? null : disclosure,
    });
  return [
    report('does not answer', 'no-answer'),
    report('knows that the client is safe', 'knows-client-is-safe'),
    report('will go and look', 'will-check'),
    report('has an answering machine', 'voicemail-left'),
  ];
}

export function welfareReports(by: StaffId, at: Instant): readonly Answer[] {
  const report = (says: string, result: CommandOf<'record-welfare-check'>['result']) =>
    does(by, `hears from the agency: ${says}`, 'record-welfare-check', {
      result,
      incidentNumber: '1',
      note,
      happenedAt: at,
    });
  return [
    report('nobody came to the door', 'no-answer-at-door'),
    report('the client was seen and is safe', 'seen-safe'),
    report('they will not go', 'declined-by-agency'),
  ];
}
