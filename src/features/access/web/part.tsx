import { Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';

export interface PartProps {
  readonly title: string;
  /** What it is for, in a sentence. */
  readonly about?: ReactNode;
  readonly children: ReactNode;
}

/** One matter of the settings: what it is on the left, what can be done on the right. */
export function Part({ title, about, children }: PartProps) {
  const id = useId();
  return (
    <section className="part" aria-labelledby={id}>
      <div>
        <Title order={2} fz="lg" id={id}>
          {title}
        </Title>
        {about && <Text c="dimmed">{about}</Text>}
      </div>
      <div className="part-body">{children}</div>
    </section>
  );
}
