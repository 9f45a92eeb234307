import type { StepKind } from '#core/protocol/protocol.ts';
import { Mark } from '#ui/mark.tsx';
import { type Mover, moverOf, moverWords } from './step-words.ts';

const marks = {
  'by-itself': { shape: 'ring', tone: 'accounted' },
  person: { shape: 'dot', tone: 'quiet' },
  gate: { shape: 'diamond', tone: 'late' },
} as const;

export function StepMark({ kind }: { readonly kind: StepKind }) {
  return <Mark {...marks[moverOf(kind)]} />;
}

/** What the shapes on the line mean. */
export function StepLegend() {
  return (
    <p className="legend-line">
      {(Object.keys(marks) as Mover[]).map((mover) => (
        <span key={mover}>
          <Mark {...marks[mover]} /> {moverWords[mover]}
        </span>
      ))}
    </p>
  );
}
