import { Title } from '@mantine/core';
import type { ReactNode } from 'react';

export interface SectionProps {
  readonly title: string;
  readonly className?: string;
  readonly children: ReactNode;
}

export function Section({ title, className, children }: SectionProps) {
  return (
    <section className={className}>
      <Title order={2} className="section-title">
        {title}
      </Title>
      {children}
    </section>
  );
}
