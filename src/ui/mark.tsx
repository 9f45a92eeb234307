import type { ReactNode } from 'react';

/** A small shape for a state, so that nothing is told by colour alone. The word stands beside it. */
export type MarkShape = 'dot' | 'half' | 'check' | 'ring' | 'diamond';
export type MarkTone = 'unaccounted' | 'unconfirmed' | 'accounted' | 'late' | 'quiet';

export interface MarkProps {
  readonly shape: MarkShape;
  readonly tone: MarkTone;
}

const paths: Readonly<Record<MarkShape, ReactNode>> = {
  dot: <circle cx="6" cy="6" r="5" fill="currentColor" />,
  half: (
    <>
      <circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M6 1.8a4.2 4.2 0 0 1 0 8.4z" fill="currentColor" />
    </>
  ),
  check: <path d="M1.8 6.4 4.8 9.4 10.4 2.8" fill="none" stroke="currentColor" strokeWidth="2" />,
  ring: <circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" strokeWidth="1.6" />,
  diamond: <path d="M6 1.2 10.8 6 6 10.8 1.2 6z" fill="none" stroke="currentColor" strokeWidth="1.6" />,
};

export function Mark({ shape, tone }: MarkProps) {
  return (
    <svg className="mark" data-tone={tone} viewBox="0 0 12 12" width={12} height={12} aria-hidden="true">
      {paths[shape]}
    </svg>
  );
}
