import { Button, Code, Group, Stack, Text, VisuallyHidden } from '@mantine/core';
import { type ReactNode, useState } from 'react';

export interface ShownOnceProps {
  /** What it is, for readers. */
  readonly label: string;
  readonly secret: string;
  readonly children: ReactNode;
  readonly more?: ReactNode;
}

/** A secret that the server tells once: to be copied now or made anew. */
export function ShownOnce({ label, secret, children, more }: ShownOnceProps) {
  const [isCopied, setIsCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(secret).then(() => setIsCopied(true));
  return (
    <Stack gap="md">
      <Text>{children}</Text>
      <Code block className="shown-once" role="group" aria-label={label}>
        {secret}
      </Code>
      <Group gap="sm">
        <Button onClick={copy} data-autofocus>
          {isCopied ? 'Copied' : 'Copy'}
        </Button>
        {more}
      </Group>
      <VisuallyHidden role="status">{isCopied && 'Copied'}</VisuallyHidden>
    </Stack>
  );
}
