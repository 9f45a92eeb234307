import { Anchor, Container, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

export interface PageProps {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly narrow?: boolean;
  readonly children: ReactNode;
}

/** The browser's tab says "Kept" and nothing more: a tab is seen over a shoulder. */
export function Page({ title, aside, narrow = false, children }: PageProps) {
  return (
    <Container size={narrow ? 460 : 860} px="md" py="lg">
      <Group component="header" justify="space-between" mb="xl">
        <Anchor href="/" c="var(--mantine-color-text)" fw={650} fz="lg" underline="never">
          Kept
        </Anchor>
        {aside}
      </Group>
      <Stack component="main" gap="lg">
        <Title order={1} fz={{ base: 26, sm: 32 }}>
          {title}
        </Title>
        {children}
      </Stack>
    </Container>
  );
}

/** What went wrong, said once and announced to readers. */
export function Trouble({ children }: { readonly children: ReactNode }) {
  return (
    <Text role="alert" c="var(--kept-unaccounted)" fw={550}>
      {children}
    </Text>
  );
}
