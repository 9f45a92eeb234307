/** What the palette knows without asking the server. */
import { useMantineColorScheme } from '@mantine/core';
import { useInitials } from '#ui/initials.ts';
import { lockNow } from '#ui/lock.ts';
import type { Me } from '#ui/me.ts';
import type { Finding } from '#ui/palette.tsx';
import { places } from './places.ts';
import { useGoTo } from './use-go-to.ts';

/** `name` is what it is found by. */
export type NamedFinding = Finding & { readonly name: string };

export function useScreens({ staff }: Me): readonly NamedFinding[] {
  const goTo = useGoTo();
  const others = [
    { to: '/board', word: 'The board for the wall', icon: 'today' },
    { to: '/account', word: 'Your account', icon: 'person' },
  ] as const;
  return [...places.filter(({ roles }) => roles?.includes(staff.role) ?? true), ...others]
    .filter(({ to }) => goTo.exists(to))
    .map(({ to, word, icon }) => ({
      key: `screen-${word}`.replaceAll(' ', '-'),
      name: word,
      icon,
      words: word,
      choose: () => goTo.go(to),
    }));
}

interface Deed extends Omit<NamedFinding, 'key' | 'words'> {
  /** The screen that it takes. */
  readonly needs?: string;
  /** Not for whoever only reads. */
  readonly changes?: boolean;
}

export function useDeeds({ staff }: Me): readonly NamedFinding[] {
  const goTo = useGoTo();
  const initials = useInitials();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const isDark = colorScheme === 'dark';
  const deeds: readonly Deed[] = [
    {
      name: 'Add a client',
      icon: 'clients',
      needs: '/clients/new',
      changes: true,
      choose: () => goTo.go('/clients/new'),
    },
    {
      name: 'Book a session',
      icon: 'calendar',
      needs: '/calendar',
      changes: true,
      choose: () => goTo.go('/calendar?book=now'),
    },
    { name: 'Lock now', icon: 'lock', choose: lockNow },
    {
      name: initials.isOn ? 'Names in place of initials' : 'Initials in place of names',
      icon: 'audit',
      choose: () => initials.set(!initials.isOn),
    },
    {
      name: isDark ? 'Light appearance' : 'Dark appearance',
      icon: 'today',
      choose: () => setColorScheme(isDark ? 'light' : 'dark'),
    },
  ];
  return deeds
    .filter(({ needs }) => needs === undefined || goTo.exists(needs))
    .filter(({ changes }) => !changes || staff.role !== 'auditor')
    .map(({ needs: _needs, changes: _changes, ...deed }) => ({
      ...deed,
      key: `deed-${deed.name}`.replaceAll(' ', '-'),
      words: deed.name,
    }));
}
