import { Title } from '@mantine/core';
import type { ReactNode } from 'react';

export interface SectionProps {
  /** Where a link from what is missing leads. */
  readonly id: string;
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** One part of a client's record. */
export function Section({ id, title, aside, children }: SectionProps) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="record-section" tabIndex={-1}>
      <div className="record-head">
        <Title order={2} id={`${id}-title`} fz="lg">
          {title}
        </Title>
        {aside}
      </div>
      {children}
    </section>
  );
}
