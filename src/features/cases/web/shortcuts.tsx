/** One letter each, never inside a field; whoever speaks to their computer can turn them off. */
import { Anchor, Switch, Text } from '@mantine/core';
import { useHotkeys, useLocalStorage } from '@mantine/hooks';
import { useState } from 'react';
import { showToast } from '#ui/toasts.tsx';
import { catalogue, closing, type Offer } from './actions/catalogue.ts';
import type { CaseView } from './case-view.ts';
import { takeCase } from './take-case.ts';
import { whyNot } from './why-not.ts';

const letters: readonly { readonly letter: string; readonly words: string }[] = [
  { letter: 'c', words: 'Log a call' },
  { letter: 'n', words: 'Add words to the record' },
  { letter: 't', words: 'I have it' },
  { letter: 'h', words: 'Hand over' },
  { letter: 'x', words: 'Close' },
  { letter: 'u', words: 'Take back what is not on record yet' },
  { letter: '?', words: 'Show these' },
  { letter: 'Esc', words: 'Leave a form; what was typed stays' },
];

export function Shortcuts({ view }: { readonly view: CaseView }) {
  const { quick } = view;
  const [isShown, setIsShown] = useState(false);
  const [isOn, setIsOn] = useLocalStorage({ key: 'kept.case-keys', defaultValue: true });
  const when = (refusal: () => string | null, act: () => void) => () => {
    if (!isOn) return;
    const why = refusal();
    if (why) showToast({ words: why });
    else act();
  };
  const opening = (letter: string) => {
    const offer = offerOf(view, letter);
    return when(
      () => (offer ? offer.refusal : whyNot(view, closing)),
      () => offer && view.acting.show(offer.action),
    );
  };
  useHotkeys([
    ...['c', 'n', 'h', 'x'].map((letter): [string, () => void] => [letter, () => opening(letter)()]),
    [
      't',
      when(
        () => whyNot(view, { type: 'take-case' }),
        () => void takeCase(view),
      ),
    ],
    [
      'u',
      when(() => (quick.held === null ? 'Nothing is waiting to be put on record.' : null), quick.takeBack),
    ],
    [
      'shift+?',
      when(
        () => null,
        () => setIsShown(!isShown),
      ),
    ],
  ]);
  return (
    <div className="shortcuts">
      <Anchor component="button" fz="sm" aria-expanded={isShown} onClick={() => setIsShown(!isShown)}>
        Keys
      </Anchor>
      {isShown && (
        <>
          <Switch
            mt="xs"
            label="Use these keys"
            checked={isOn}
            onChange={(event) => setIsOn(event.currentTarget.checked)}
          />
          <dl className="case-keys">
            {letters.map(({ letter, words }) => (
              <div key={letter}>
                <dt>
                  <kbd>{letter}</kbd>
                </dt>
                <dd>
                  <Text fz="sm">{words}</Text>
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </div>
  );
}

/** A key says what its button says; a case that is closed offers no closing. */
function offerOf(view: CaseView, letter: string): Offer | undefined {
  return catalogue(view)
    .flatMap(({ offers }) => offers)
    .find((offer) => offer.letter === letter);
}
