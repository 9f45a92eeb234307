/** What a person's role and a machine's key can be. */
export const roles = ['owner', 'clinician', 'supervisor', 'front-desk', 'auditor'] as const;
export type Role = (typeof roles)[number];

/** Whoever may judge: read what clients write, answer for a case, be on call. */
export const isClinicalRole = (role: Role): boolean =>
  role === 'owner' || role === 'clinician' || role === 'supervisor';

const areas = [
  'people',
  'sessions',
  'calendars',
  'cases',
  'outreach',
  'record',
  'protocols',
  'reports',
] as const;
/** What an API key may be allowed: reading or writing one area. */
export type Scope = `${(typeof areas)[number]}:${'read' | 'write'}`;
export const scopes: readonly Scope[] = areas.flatMap((area): Scope[] => [`${area}:read`, `${area}:write`]);
