/** What became of the last touch: on record, or why not, or somebody else's word that came first. */
import { Anchor, Button, Group, Text } from '@mantine/core';
import { holdSeconds } from '#ui/hold-seconds.ts';
import { Mark } from '#ui/mark.tsx';
import { Trouble } from '#ui/states.tsx';
import type { CaseView } from '../case-view.ts';
import { Meanwhile } from '../meanwhile.tsx';

export function QuickOutcome({ view }: { readonly view: CaseView }) {
  const { quick, acting } = view;
  return (
    <div aria-live="polite">
      {acting.recorded && <OnRecord view={view} />}
      {quick.held !== null && (
        <Group gap="xs" className="held">
          <Text>
            {quick.held} It is put on record in {holdSeconds} seconds.
          </Text>
          <Button size="md" variant="default" aria-keyshortcuts="u" onClick={quick.takeBack}>
            Take it back
          </Button>
        </Group>
      )}
      {quick.movedSince !== null && (
        <div className="held">
          <Meanwhile view={view} since={quick.movedSince} isRefused />
          <Group gap="xs">
            <Button size="md" loading={quick.isBusy} onClick={quick.again}>
              Put it on record all the same
            </Button>
            <Button size="md" variant="subtle" onClick={quick.forget}>
              Leave it
            </Button>
          </Group>
        </div>
      )}
      {quick.trouble && quick.movedSince === null && <Trouble>{quick.trouble}</Trouble>}
    </div>
  );
}

function OnRecord({ view: { acting } }: { readonly view: CaseView }) {
  const { recorded } = acting;
  if (!recorded) return null;
  const toSequence = recorded.sequence;
  return (
    <Text className="on-record">
      <Mark shape="check" tone="accounted" /> On record. {recorded.words}{' '}
      {toSequence !== null && (
        <Anchor component="button" onClick={() => acting.show({ name: 'addendum', toSequence })}>
          Add words
        </Anchor>
      )}
    </Text>
  );
}
