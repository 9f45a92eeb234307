import { Kbd } from '@mantine/core';

/** Keys for the whole app, as Mantine's `useHotkeys` writes them, and what each does. */
export const appKeys = {
  search: { combination: 'mod+K', does: 'Search and go anywhere' },
  lock: { combination: 'mod+shift+L', does: 'Lock this browser now' },
} as const;

const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);
const names: Readonly<Record<string, string>> = isApple
  ? { mod: '⌘', shift: '⇧' }
  : { mod: 'Ctrl', shift: 'Shift' };

/** For those who look for a quicker way; readers and fingers have the button beside it. */
export function Keys({ of }: { readonly of: keyof typeof appKeys }) {
  const parts = appKeys[of].combination.split('+').map((key) => names[key] ?? key);
  return (
    <span aria-hidden="true" className="keys">
      {parts.map((part) => (
        <Kbd key={part}>{part}</Kbd>
      ))}
    </span>
  );
}
