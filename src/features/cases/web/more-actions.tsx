/** Everything else that can be done, quietly; what cannot be done now says why, and what would make it possible. */
import { Title } from '@mantine/core';
import { RefusableButton } from '#ui/refusable-button.tsx';
import { catalogue } from './actions/catalogue.ts';
import type { CaseView } from './case-view.ts';

export function MoreActions({ view }: { readonly view: CaseView }) {
  return (
    <details className="more-actions">
      <summary>Everything else you can do here</summary>
      <div className="action-groups">
        {catalogue(view).map(({ title, offers }) => (
          <section key={title}>
            <Title order={3} className="group-title">
              {title}
            </Title>
            <ul className="offers">
              {offers.map(({ words, action, letter, refusal }) => (
                <li key={words}>
                  <RefusableButton
                    variant="subtle"
                    size="compact-md"
                    refusal={refusal}
                    {...(letter && { ariaKeys: letter })}
                    onClick={() => view.acting.show(action)}
                  >
                    {words}
                    {letter && <kbd aria-hidden="true">{letter}</kbd>}
                  </RefusableButton>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </details>
  );
}
