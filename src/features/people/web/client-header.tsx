import { Group, Stack, Text } from '@mantine/core';
import { clockTime, fullDay } from '#ui/clock.ts';
import { useNow } from '#ui/use-fresh.ts';
import type { ClientRecord } from '../contract.ts';
import { ageOn, todayIn } from './days.ts';
import { useTiers } from './record.ts';
import { useMay, useStaff } from './staff.ts';
import { TierBadge } from './tier-badge.tsx';
import { languageName, zoneName } from './words.ts';

const adult = 18;

/** Who this is and how late it is where they are, in two lines. */
export function ClientHeader({ client }: { readonly client: ClientRecord }) {
  const may = useMay();
  const { nameOf } = useStaff();
  const now = useNow();
  const age = client.bornOn && ageOn(client.bornOn, todayIn(client.timeZone, now));
  const isMinor = typeof age === 'number' && age < adult;
  return (
    <Stack gap={6} mt={-12}>
      <Text c="dimmed">
        {[
          client.pronouns,
          typeof age === 'number' && `${age} years old`,
          languageName(client.language),
          `${clockTime(now.toISOString(), client.timeZone)} there now (${zoneName(client.timeZone)})`,
          `with ${nameOf(client.clinicianId)}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      <Group gap="xs">
        {may.readClinical && <Tier clientId={client.id} />}
        {isMinor && <span className="tag">Minor</span>}
        {client.consentBasis !== 'own' && (
          <span className="tag">
            {client.consentBasis === 'guardian' ? 'A guardian consents' : 'They and a guardian consent'}
          </span>
        )}
        {client.partTwo && <span className="tag">Part 2: never name the programme</span>}
        {client.endedOn && <span className="tag">Ended {fullDay(client.endedOn)}</span>}
      </Group>
      {client.confidentialRequest && (
        <div className="note">
          <Text fw={600}>Asked to be reached like this</Text>
          <Text className="written" dir="auto">
            {client.confidentialRequest}
          </Text>
        </div>
      )}
    </Stack>
  );
}

function Tier({ clientId }: { readonly clientId: string }) {
  const [newest] = useTiers(clientId).data?.judgements ?? [];
  return newest ? <TierBadge tier={newest.tier} /> : null;
}
