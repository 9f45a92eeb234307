/** Where the frame leads, and whom it is of use to. A place shows up as soon as its screen exists. */
import type { Place } from '#ui/frame.tsx';
import type { Me } from '#ui/me.ts';

type Role = Me['staff']['role'];

interface KnownPlace extends Place {
  readonly group: 'daily' | 'seldom';
  /** Everybody, where nothing is said. */
  readonly roles?: readonly Role[];
}

export const places: readonly KnownPlace[] = [
  { to: '/', word: 'Today', icon: 'today', group: 'daily' },
  { to: '/cases', word: 'Cases', icon: 'cases', group: 'daily' },
  { to: '/calendar', word: 'Calendar', icon: 'calendar', group: 'daily', also: '/calendars' },
  { to: '/clients', word: 'Clients', icon: 'clients', group: 'daily' },
  { to: '/on-call', word: 'On call', icon: 'on-call', group: 'seldom' },
  { to: '/protocol', word: 'Protocol', icon: 'protocol', group: 'seldom' },
  { to: '/templates', word: 'Templates', icon: 'templates', group: 'seldom' },
  { to: '/people', word: 'People', icon: 'people', group: 'seldom' },
  { to: '/settings', word: 'Settings', icon: 'settings', group: 'seldom' },
  { to: '/audit', word: 'Audit', icon: 'audit', group: 'seldom', roles: ['owner', 'auditor'] },
];

export function placesFor(role: Role, existing: ReadonlySet<string>): readonly KnownPlace[] {
  return places.filter(({ to, roles }) => existing.has(to) && (roles?.includes(role) ?? true));
}
