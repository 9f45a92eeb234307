import { Button, Text } from '@mantine/core';
import { callServer } from '#ui/call-server.ts';
import { fullDay } from '#ui/clock.ts';
import { Trouble } from '#ui/states.tsx';
import type { ClientRecord, SafetyPlanRecord } from '../contract.ts';
import { daysAgo, todayIn } from './days.ts';
import { isPeople, planSteps } from './plan-values.ts';
import { useMay, useStaff } from './staff.ts';
import { useChange } from './use-change.ts';

export interface PlanViewProps {
  readonly client: ClientRecord;
  readonly versions: readonly SafetyPlanRecord[];
}

export function PlanView({ client, versions }: PlanViewProps) {
  const [plan, ...earlier] = versions;
  const { nameOf } = useStaff();
  const today = todayIn(client.timeZone);
  if (!plan) return <Text>No safety plan yet. Not everybody needs one.</Text>;
  return (
    <>
      <Text c="dimmed">
        Talked through {daysAgo(plan.reviewedOn, today)}, on {fullDay(plan.reviewedOn)}, with{' '}
        {nameOf(plan.writtenBy)}
      </Text>
      <PlanText plan={plan} />
      <StillHolds client={client} plan={plan} today={today} />
      {earlier.length > 0 && (
        <details>
          <summary>Earlier versions ({earlier.length})</summary>
          {earlier.map((one) => (
            <section key={one.version} className="earlier">
              <Text fw={600}>
                Version {one.version}, talked through on {fullDay(one.reviewedOn)}
              </Text>
              <PlanText plan={one} />
            </section>
          ))}
        </details>
      )}
    </>
  );
}

function PlanText({ plan: { sections } }: { readonly plan: SafetyPlanRecord }) {
  return (
    <>
      <ol className="plan">
        {planSteps.map(({ key, title }) => {
          const entries = isPeople(key)
            ? sections[key].map(({ name, phone, note }) => [name, phone, note].filter(Boolean).join(' · '))
            : sections[key];
          if (entries.length === 0) return null;
          return (
            <li key={key}>
              <Text fw={600}>{title}</Text>
              <ul>
                {entries.map((entry) => (
                  <li key={entry} dir="auto">
                    {entry}
                  </li>
                ))}
              </ul>
            </li>
          );
        })}
      </ol>
      {sections.keptElsewhere && <Text>The whole plan is here: {sections.keptElsewhere}</Text>}
    </>
  );
}

interface StillHoldsProps {
  readonly client: ClientRecord;
  readonly plan: SafetyPlanRecord;
  readonly today: string;
}

function StillHolds({ client, plan, today }: StillHoldsProps) {
  const may = useMay();
  const { trouble, isBusy, change } = useChange(client.id);
  if (!may.clinical || plan.reviewedOn === today) return null;
  const path = `/clients/${client.id}/safety-plans/reviews`;
  return (
    <>
      <div className="item-actions">
        <Button
          variant="subtle"
          disabled={isBusy}
          onClick={() => change(() => callServer('POST', path, { reviewedOn: today }))}
        >
          Looked at it together today, it still holds
        </Button>
      </div>
      {trouble && <Trouble>{trouble}</Trouble>}
    </>
  );
}
