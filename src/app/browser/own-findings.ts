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

export function useDeeds(): readonly NamedFinding[] {
  const goTo = useGoTo();
  const initials = useInitials();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const isDark = colorScheme === 'dark';
  const deeds: readonly (Omit<NamedFinding, 'key' | 'words'> & { readonly needs?: string })[] = [
    { name: 'Add a client', icon: 'clients', needs: '/clients/new', choose: () => goTo.go('/clients/new') },
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
    .map((deed) => ({ ...deed, key: `deed-${deed.name}`.replaceAll(' ', '-'), words: deed.name }));
}
