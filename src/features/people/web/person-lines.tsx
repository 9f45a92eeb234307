import { Text } from '@mantine/core';
import type { EmergencyContactRecord, GuardianRecord } from '../contract.ts';
import { Phone } from './phone.tsx';
import { languageName } from './words.ts';

export interface PersonLinesProps {
  readonly person: Pick<EmergencyContactRecord | GuardianRecord, 'phones' | 'email' | 'language'>;
}

/** How somebody beside the client is reached. */
export function PersonLines({ person: { phones, email, language } }: PersonLinesProps) {
  return (
    <>
      {phones.map(({ address, label }) => (
        <Text key={address}>
          <Phone number={address} />
          {label && (
            <Text span c="dimmed">
              {' '}
              · {label}
            </Text>
          )}
        </Text>
      ))}
      {email && <Text>{email}</Text>}
      {phones.length === 0 && email === '' && <Text c="var(--kept-late)">No number or address yet</Text>}
      {language !== 'en' && <Text fz="sm">Speaks {languageName(language)}</Text>}
    </>
  );
}
