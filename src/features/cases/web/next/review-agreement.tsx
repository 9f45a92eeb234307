import { Text } from '@mantine/core';
import { RefusableButton } from '#ui/refusable-button.tsx';
import type { CaseView } from '../case-view.ts';
import { whyNot } from '../why-not.ts';

/** Looking is one tap; what is to be looked at stands beside it on the page [P1.1]. */
export function ReviewAgreement({ view }: { readonly view: CaseView }) {
  const { quick, one } = view;
  return (
    <div>
      <Text>Read what stands under “Agreed with {one.clientName}” before you call or write.</Text>
      <div className="results">
        <RefusableButton
          size="md"
          refusal={whyNot(view, { type: 'review-agreement', note: '' })}
          loading={quick.isBusy}
          onClick={() => quick.act('agreement-review', {}, () => 'What was agreed has been looked at.')}
        >
          I have read it
        </RefusableButton>
      </div>
    </div>
  );
}
