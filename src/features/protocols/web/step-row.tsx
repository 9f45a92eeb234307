/** One step on the ladder that is edited: its sentence, and its fields when it is open. */
import { Button, UnstyledButton } from '@mantine/core';
import type { Step, Tier } from '#core/protocol/protocol.ts';
import { stepName } from '#core/protocol/step-name.ts';
import { capital } from '#core/sentence.ts';
import { Icon } from '#ui/icon.tsx';
import { Mark } from '#ui/mark.tsx';
import { type Change, renameStep, setStep } from './change-protocol.ts';
import { type ErrorAt, pathOfStep } from './place.ts';
import { StepFields } from './step-fields.tsx';
import { StepMark } from './step-mark.tsx';
import { kindWords, moverOf, moverWords, shortly, stepDetail, whenWords } from './step-words.ts';
import type { ReorderHands } from './use-reorder.ts';

export interface StepRowProps {
  readonly tier: Tier;
  readonly step: Step;
  readonly index: number;
  readonly count: number;
  readonly earlier: readonly Step[];
  /** The earliest minute after the start; null while it cannot be told. */
  readonly time: number | null;
  readonly isOpen: boolean;
  readonly isFlawed: boolean;
  readonly errorAt: ErrorAt;
  readonly hands: ReorderHands;
  readonly onChange: (change: Change) => void;
  readonly onToggle: () => void;
  readonly onMove: (to: number) => void;
  readonly onRemove: () => void;
}

export function StepRow(props: StepRowProps) {
  const { tier, step, index, time, isOpen, isFlawed, hands, onToggle } = props;
  const path = pathOfStep(tier, index);
  const name = stepName(step.id);
  return (
    <li
      className="line-step"
      id={path}
      data-open={isOpen || undefined}
      data-over={hands.over === index || undefined}
      {...hands.entryOf(index)}
    >
      <UnstyledButton className="handle" aria-label={`Move ${name}: arrow keys`} {...hands.handleOf(index)}>
        <Icon name="grip" size={16} />
      </UnstyledButton>
      <span className="line-time">{time === null ? '–' : shortly(time)}</span>
      <span className="line-mark">
        <StepMark kind={step.kind} />
      </span>
      <UnstyledButton className="line-words" aria-expanded={isOpen} onClick={onToggle}>
        <span className="line-name">{name}</span>
        <span className="line-detail">{stepDetail(step)}</span>
        <span className="line-sentence">{capital(whenWords(step.timing))}</span>
        {isFlawed && (
          <span className="line-flaw">
            <Mark shape="half" tone="unaccounted" /> something to mend
          </span>
        )}
      </UnstyledButton>
      {isOpen && <OpenStep {...props} path={path} name={name} />}
    </li>
  );
}

function OpenStep(props: StepRowProps & { readonly path: string; readonly name: string }) {
  const { tier, step, index, count, earlier, errorAt, onChange, onMove, onRemove, path, name } = props;
  return (
    <div className="step-open">
      <p className="quiet">
        {kindWords[step.kind]}: {moverWords[moverOf(step.kind)]}.
      </p>
      <StepFields
        path={path}
        step={step}
        earlier={earlier}
        errorAt={errorAt}
        onChange={(change) => onChange(setStep(tier, index, change))}
        onRename={(id) => onChange(renameStep(tier, index, id))}
      />
      <div className="step-hands">
        <Button variant="default" disabled={index === 0} onClick={() => onMove(index - 1)}>
          Move up
        </Button>
        <Button variant="default" disabled={index === count - 1} onClick={() => onMove(index + 1)}>
          Move down
        </Button>
        <Button variant="subtle" onClick={onRemove}>
          Take out {name}
        </Button>
      </div>
    </div>
  );
}
