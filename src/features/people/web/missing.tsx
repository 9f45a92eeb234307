import { Anchor, Group, Text, Title } from '@mantine/core';
import { ButtonLink } from '#ui/button-link.tsx';
import { InnerLink } from '#ui/inner-link.tsx';
import { Mark } from '#ui/mark.tsx';
import type { ClientRecord } from '../contract.ts';
import { GapMark } from './gaps.tsx';
import { useGaps } from './record.ts';
import { type Remedy, remedyFor, stepOf } from './remedies.ts';
import { useMay } from './staff.ts';

export interface MissingProps {
  readonly client: ClientRecord;
  /** Whether a gap leads to a step of the intake, and not to a part of this page. */
  readonly inIntake?: boolean;
}

/** What the record lacks, each with the way to mend it. */
export function Missing({ client, inIntake = false }: MissingProps) {
  const gaps = useGaps(client.id).data?.gaps;
  const may = useMay();
  if (!gaps || client.endedOn) return null;
  if (gaps.length === 0) {
    return (
      <Text py="sm" c="var(--kept-accounted)" fw={600}>
        <Mark shape="check" tone="accounted" /> Nothing is missing that it takes to reach them. Read the rest
        with them now and then all the same.
      </Text>
    );
  }
  return (
    <section className="missing" aria-labelledby="missing-title">
      <Group justify="space-between">
        <Title order={2} fz="lg" id="missing-title">
          What is missing
        </Title>
        {may.write && !inIntake && (
          <ButtonLink
            variant="default"
            to="/clients/$clientId/intake/$step"
            params={{ clientId: client.id, step: 'reach' }}
          >
            Go through it together
          </ButtonLink>
        )}
      </Group>
      <ul className="gaps">
        {gaps.map((gap) => {
          const remedy = remedyFor(gap.lack);
          return (
            <li key={gap.lack}>
              <Text fw={gap.serious ? 600 : 400}>
                <GapMark gap={gap} /> {gap.words}
              </Text>
              {remedy && (may.clinical || !remedy.clinical) && (
                <RemedyLink client={client} remedy={remedy} inIntake={inIntake} />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface RemedyLinkProps extends MissingProps {
  readonly remedy: Remedy;
}

function RemedyLink({ client, remedy, inIntake }: RemedyLinkProps) {
  if (inIntake) {
    return (
      <InnerLink to="/clients/$clientId/intake/$step" params={{ clientId: client.id, step: stepOf(remedy) }}>
        {remedy.words}
      </InnerLink>
    );
  }
  return (
    <Anchor href={`#${remedy.section}`} onClick={() => focusSection(remedy.section)}>
      {remedy.words}
    </Anchor>
  );
}

/** Whoever follows such a link by keyboard goes on from there. */
function focusSection(id: string): void {
  document.getElementById(id)?.focus({ preventScroll: true });
}
