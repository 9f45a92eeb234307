/** What a screen can hear of. A word on the wire: screens name what they depend on by it. */
export const topics = [
  'cases',
  'sessions',
  'clients',
  'staff',
  'practice',
  'protocol',
  'templates',
  'calendars',
  'notes',
  'texts',
  'on-call',
  'sending',
] as const;
export type Topic = (typeof topics)[number];

/** What the database calls it; null for what is no screen's business. */
export function topicOf(kind: string): Topic | null {
  // The engine speaks of one case, with its id.
  if (kind === 'case') return 'cases';
  return topics.find((topic) => topic === kind) ?? null;
}
