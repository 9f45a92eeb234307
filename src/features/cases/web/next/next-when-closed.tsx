import { Button, Group, Text } from '@mantine/core';
import { capital } from '#core/sentence.ts';
import { fullDay } from '#ui/clock.ts';
import { RefusableButton } from '#ui/refusable-button.tsx';
import type { CaseView } from '../case-view.ts';
import { whyNot } from '../why-not.ts';

/** A plan that is still open, somebody who has not heard that it is over, or nothing at all. */
export function NextWhenClosed({ view }: { readonly view: CaseView }) {
  const { state, zone, nameOf, acting } = view;
  const plan = state.followUp;
  const [party] = state.partiesToTell;
  return (
    <>
      {plan ? (
        <>
          <Text className="written" fw={600}>
            {plan.text}
          </Text>
          <Text>
            {capital(nameOf(plan.ownerId))}, on {fullDay(plan.dueAt, zone)}
          </Text>
        </>
      ) : (
        <Text>This case is closed. Nothing is left to do.</Text>
      )}
      {!acting.open && (
        <Group gap="xs" className="results" align="flex-start">
          {plan && (
            <Button size="md" onClick={() => acting.show({ name: 'follow-up-done' })}>
              It is carried out…
            </Button>
          )}
          {party && (
            <Button size="md" onClick={() => acting.show({ name: 'all-clear', party })}>
              Tell who was told…
            </Button>
          )}
          <RefusableButton
            size="md"
            variant="default"
            refusal={whyNot(view, { type: 'reopen-case', reason: '…' })}
            onClick={() => acting.show({ name: 'reopen' })}
          >
            Open it again…
          </RefusableButton>
        </Group>
      )}
    </>
  );
}
