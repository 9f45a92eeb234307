/** Everything else that can be done, quietly; what cannot be done now says why, and what would make it possible. */
import { Text, Title } from '@mantine/core';
import { RefusableButton } from '#ui/refusable-button.tsx';
import { catalogue } from './actions/catalogue.ts';
import type { CaseView } from './case-view.ts';
import { notYours } from './why-not.ts';

export function MoreActions({ view }: { readonly view: CaseView }) {
  const all = catalogue(view);
  const yours = all
    .map(({ title, offers }) => ({ title, offers: offers.filter(({ refusal }) => refusal !== notYours) }))
    .filter(({ offers }) => offers.length > 0);
  const others = all.flatMap(({ offers }) => offers.filter(({ refusal }) => refusal === notYours));
  return (
    <details className="more-actions">
      <summary>Everything else you can do here</summary>
      <div className="action-groups">
        {yours.map(({ title, offers }) => (
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
      {others.length > 0 && (
        <>
          <Text c="dimmed">{notYours} It is about:</Text>
          <ul className="not-yours">
            {others.map(({ words }) => (
              <li key={words}>{words.replace('…', '')}</li>
            ))}
          </ul>
        </>
      )}
    </details>
  );
}
