import { Text, Title } from '@mantine/core';
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

/** The day under which entries stand. */
export function DayLine({ children }: { readonly children: ReactNode }) {
  return (
    <Text c="dimmed" fz="sm" mt={4}>
      {children}
    </Text>
  );
}
