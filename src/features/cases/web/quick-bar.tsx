/** The few things that are done most, always in the same place. */
import { Group } from '@mantine/core';
import type { StaffId } from '#core/ids.ts';
import { RefusableButton } from '#ui/refusable-button.tsx';
import { closing } from './actions/catalogue.ts';
import type { CaseView } from './case-view.ts';
import { takeCase, takeWords } from './take-case.ts';
import { notYours, whyNot } from './why-not.ts';

export function QuickBar({ view }: { readonly view: CaseView }) {
  const { state, acting, quick } = view;
  const take = whyNot(view, { type: 'take-case' });
  // What is for other roles is named below, in one line.
  if (state.status === 'closed' || take === notYours) return null;
  const handOver = whyNot(view, { type: 'offer-handover', to: '' as StaffId, note: '' });
  return (
    <Group gap="xs" className="quick-bar" align="flex-start">
      <RefusableButton
        variant="default"
        ariaKeys="t"
        refusal={take}
        loading={quick.isBusy}
        onClick={() => takeCase(view)}
      >
        {takeWords(view)}
      </RefusableButton>
      <RefusableButton
        variant="default"
        ariaKeys="h"
        refusal={handOver}
        onClick={() => acting.show({ name: 'hand-over' })}
      >
        Hand over…
      </RefusableButton>
      <RefusableButton
        variant="default"
        ariaKeys="x"
        refusal={whyNot(view, closing)}
        onClick={() => acting.show({ name: 'close' })}
      >
        Close…
      </RefusableButton>
    </Group>
  );
}
