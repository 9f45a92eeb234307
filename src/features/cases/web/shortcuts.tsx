/** One letter each, never inside a field; whoever speaks to their computer can turn them off. */
import { Anchor, Switch, Text } from '@mantine/core';
import { useHotkeys, useLocalStorage } from '@mantine/hooks';
import { useState } from 'react';
import type { CaseView } from './case-view.ts';
import { takeCase } from './take-case.ts';
import { whyNot } from './why-not.ts';

const letters: readonly { readonly letter: string; readonly words: string }[] = [
  { letter: 'c', words: 'Log a call' },
  { letter: 'n', words: 'Add words to the record' },
  { letter: 't', words: 'I have it' },
  { letter: 'h', words: 'Hand over' },
  { letter: 'x', words: 'Close' },
  { letter: '?', words: 'Show these' },
  { letter: 'Esc', words: 'Leave a form; what was typed stays' },
];

export function Shortcuts({ view }: { readonly view: CaseView }) {
  const { acting, state } = view;
  const [isShown, setIsShown] = useState(false);
  const [isOn, setIsOn] = useLocalStorage({ key: 'kept.case-keys', defaultValue: true });
  const isOpen = state.status === 'open';
  const happenedAt = state.touchedAt;
  const call = { type: 'record-attempt', medium: 'call', channelId: null, stepId: null } as const;
  const mayLog = whyNot(view, { ...call, result: 'no-answer', happenedAt, note: '' }) === null;
  const mayTake = isOpen && whyNot(view, { type: 'take-case' }) === null;
  const when = (may: boolean, act: () => void) => () => {
    if (isOn && may) act();
  };
  useHotkeys([
    ['c', when(mayLog, () => acting.show({ name: 'attempt', medium: 'call' }))],
    ['n', when(mayLog, () => acting.show({ name: 'addendum', toSequence: state.sequence, isNewest: true }))],
    ['t', when(mayTake, () => void takeCase(view))],
    ['h', when(mayTake, () => acting.show({ name: 'hand-over' }))],
    ['x', when(mayTake, () => acting.show({ name: 'close' }))],
    ['shift+?', when(true, () => setIsShown(!isShown))],
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
