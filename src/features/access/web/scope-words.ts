/** What a key may be allowed, in the words of the screens. */
import type { ApiKey } from './staff.ts';

export type Scope = ApiKey['scopes'][number];

export const areaWords = {
  people: 'Clients',
  sessions: 'Sessions',
  calendars: 'Calendars',
  cases: 'Cases',
  outreach: 'Messages and templates',
  record: 'Notes and disclosures',
  protocols: 'Protocols',
  reports: 'Reports',
} as const;

export type Area = keyof typeof areaWords;
export const areas = Object.keys(areaWords) as readonly Area[];

/** `reads Sessions, Cases; writes Sessions` */
export function scopeWords(scopes: readonly Scope[]): string {
  const named = (kind: 'read' | 'write') =>
    areas.filter((area) => scopes.includes(`${area}:${kind}`)).map((area) => areaWords[area].toLowerCase());
  const [reads, writes] = [named('read'), named('write')];
  return [
    ...(reads.length > 0 ? [`reads ${reads.join(', ')}`] : []),
    ...(writes.length > 0 ? [`writes ${writes.join(', ')}`] : []),
  ].join('; ');
}
