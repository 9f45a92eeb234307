import { useState } from 'react';
import { type ChosenClient, ClientChoice } from '#ui/client-picker.tsx';
import type { FoundClient } from '#ui/find-clients.ts';

interface ClientChoiceSampleProps {
  readonly label: string;
  readonly chosen?: readonly ChosenClient[];
  readonly found?: readonly FoundClient[];
  readonly isLooking?: boolean;
  readonly error?: string;
}

/** Whatever is typed, the same are found. */
export function ClientChoiceSample({
  label,
  chosen = [],
  found = [],
  isLooking = false,
  error,
}: ClientChoiceSampleProps) {
  const [text, setText] = useState('');
  const [value, setValue] = useState(chosen);
  return (
    <ClientChoice
      label={label}
      value={value}
      onChange={setValue}
      text={text}
      onText={setText}
      found={found}
      isLooking={isLooking}
      error={error}
    />
  );
}

export const chosenClients: readonly ChosenClient[] = [
  { id: 'eli', name: 'Eli Roth', timeZone: 'America/New_York' },
  { id: 'layla', name: 'ليلى حداد', timeZone: 'America/New_York' },
];

export const foundClients: readonly FoundClient[] = ['Ana Reyes', 'Anabel Quist'].map((preferredName) => ({
  id: preferredName,
  preferredName,
  timeZone: 'America/New_York',
  clinicianId: 'ada',
  references: [],
}));
