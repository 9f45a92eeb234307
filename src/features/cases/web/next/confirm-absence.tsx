/** "Is she here?": the question with which a case begins. */
import { Button, Group, Text } from '@mantine/core';
import { wordWanted } from '#core/case/whose-word.ts';
import type { StaffId } from '#core/ids.ts';
import { RefusableButton } from '#ui/refusable-button.tsx';
import type { CaseView } from '../case-view.ts';
import { whyNot } from '../why-not.ts';

export function ConfirmAbsence({ view }: { readonly view: CaseView }) {
  const { state, quick, acting, one, me } = view;
  const missed = whyNot(view, { type: 'confirm-missed', clears: [], note: '' });
  const arrived = { type: 'record-outcome', outcome: 'late-arrival', note: '' } as const;
  const by = { kind: 'staff', staffId: (me?.id ?? '') as StaffId } as const;
  const needsWords = wordWanted(state, { ...arrived, by }, me?.role !== 'front-desk') === 'a-note';
  const client = one.clientName;
  // The later word holds: whoever came must get no text, a moment after, that they are not seen yet.
  const instead = (act: () => unknown) => () => {
    quick.takeBack();
    void act();
  };
  const miss = (
    <RefusableButton
      key="miss"
      size="md"
      variant={missed ? 'default' : 'filled'}
      refusal={missed}
      loading={quick.isBusy}
      onClick={instead(() =>
        quick.act('miss', { clears: [], note: '' }, () => `${client} was not seen today.`),
      )}
    >
      Not seen today
    </RefusableButton>
  );
  const lateness = !state.latenessNotedAt && quick.held === null && (
    <RefusableButton
      key="lateness"
      size="md"
      variant={missed ? 'filled' : 'default'}
      refusal={whyNot(view, { type: 'note-lateness' })}
      loading={quick.isBusy}
      onClick={() => quick.hold('lateness', `${client} is not here yet.`)}
    >
      Not here yet
    </RefusableButton>
  );
  return (
    <div>
      <Group gap="xs" align="flex-start" className="results">
        {missed ? [lateness, miss] : [miss, lateness]}
        <RefusableButton
          size="md"
          variant="default"
          refusal={whyNot(view, arrived)}
          loading={quick.isBusy}
          onClick={instead(() =>
            needsWords
              ? acting.show({ name: 'no-miss' })
              : quick.act('absence-outcome', { outcome: 'late-arrival' }, () => `${client} came.`),
          )}
        >
          Is here now
        </RefusableButton>
        <Button size="md" variant="subtle" onClick={instead(() => acting.show({ name: 'no-miss' }))}>
          It was no miss…
        </Button>
      </Group>
      <Text c="dimmed" fz="sm">
        “Not seen today” begins the protocol. Nothing is sent to anybody else by it.
      </Text>
    </div>
  );
}
