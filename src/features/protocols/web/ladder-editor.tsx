/** A tier's ladder to work on: one step open at a time, moved by dragging or with the arrow keys. */
import { Button, Menu } from '@mantine/core';
import { useState } from 'react';
import type { Protocol, StepKind, Tier } from '#core/protocol/protocol.ts';
import { stepName } from '#core/protocol/step-name.ts';
import { addStep, type Change, moveStep, placeFor, removeStep } from './change-protocol.ts';
import { earliestMinutes } from './earliest.ts';
import { type ErrorAt, pathOfStep } from './place.ts';
import { StepLegend, StepMark } from './step-mark.tsx';
import { StepRow } from './step-row.tsx';
import { kindWords, type Mover, moverOf, moverWords } from './step-words.ts';
import type { ReorderHands } from './use-reorder.ts';
import { useReorder } from './use-reorder.ts';

export interface LadderEditorProps {
  readonly protocol: Protocol;
  readonly tier: Tier;
  /** The step whose fields are shown. */
  readonly open: number | null;
  readonly onOpen: (index: number | null) => void;
  readonly onChange: (change: Change) => void;
  readonly errorAt: ErrorAt;
  /** Paths of everything that is wrong on paper. */
  readonly flaws: readonly string[];
}

export function LadderEditor({ protocol, tier, open, onOpen, onChange, errorAt, flaws }: LadderEditorProps) {
  const { steps } = protocol.tiers[tier];
  const times = earliestMinutes(protocol.tiers[tier], protocol.limits);
  const [said, setSaid] = useState('');
  const move = (from: number, to: number) => {
    if (to < 0 || to >= steps.length || from === to) return;
    onChange(moveStep(tier, from, to));
    onOpen(open === from ? to : null);
    setSaid(`${stepName(steps[from]!.id)} is now step ${to + 1} of ${steps.length}.`);
  };
  const hands: ReorderHands = useReorder(move);
  return (
    <>
      <StepLegend />
      <p className="quiet line-hint">
        The times say when a step comes; a step may wait only for one that stands above it. The time at the
        left is the earliest, counted from the start.
      </p>
      <ol className="line" data-editing>
        {steps.map((step, index) => (
          <StepRow
            // Names may be the same while somebody types, and places always differ.
            key={index}
            {...{ tier, step, index, errorAt, onChange, hands }}
            count={steps.length}
            earlier={steps.slice(0, index)}
            time={times[index] ?? null}
            isOpen={open === index}
            isFlawed={flaws.some((path) => isWithin(path, pathOfStep(tier, index)))}
            onToggle={() => onOpen(open === index ? null : index)}
            onMove={(to) => move(index, to)}
            onRemove={() => {
              onChange(removeStep(tier, index));
              onOpen(null);
              setSaid(`${stepName(step.id)} is taken out.`);
            }}
          />
        ))}
      </ol>
      <AddStep
        onAdd={(kind) => {
          onOpen(placeFor(kind, steps));
          onChange(addStep(tier, kind));
          setSaid(`${kindWords[kind]} is added.`);
        }}
      />
      <p className="for-readers" role="status">
        {said}
      </p>
    </>
  );
}

const isWithin = (path: string, place: string): boolean => path === place || path.startsWith(`${place}.`);

const kinds = Object.keys(kindWords) as StepKind[];
const movers: readonly Mover[] = ['by-itself', 'person', 'gate'];

function AddStep({ onAdd }: { readonly onAdd: (kind: StepKind) => void }) {
  return (
    <Menu position="bottom-start" width={280} withinPortal={false}>
      <Menu.Target>
        <Button variant="default">Add a step</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {movers.map((mover) => (
          <div key={mover}>
            <Menu.Label>{moverWords[mover]}</Menu.Label>
            {kinds
              .filter((kind) => moverOf(kind) === mover)
              .map((kind) => (
                <Menu.Item key={kind} leftSection={<StepMark kind={kind} />} onClick={() => onAdd(kind)}>
                  {kindWords[kind]}
                </Menu.Item>
              ))}
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
