import { Button, Container, Group, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { InnerLink } from './inner-link.tsx';

export interface PageProps {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly narrow?: boolean;
  readonly children: ReactNode;
}

/** The browser's tab says "Kept" and nothing more: a tab is seen over a shoulder. */
export function Page({ title, aside, narrow = false, children }: PageProps) {
  const heading = useFocusAfterMove();
  return (
    <Container size={narrow ? 460 : 920} px="md" py="lg">
      <Group component="header" justify="space-between" mb="xl">
        <InnerLink to="/" c="var(--mantine-color-text)" fw={650} fz="lg" underline="never">
          Kept
        </InnerLink>
        {aside}
      </Group>
      <Stack component="main" gap="lg">
        <Title ref={heading} tabIndex={-1} order={1} fz={{ base: 26, sm: 32 }} className="page-title">
          {title}
        </Title>
        {children}
      </Stack>
    </Container>
  );
}

/** Whoever hears the screen starts at the heading of a new page, as after a real load. */
function useFocusAfterMove() {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // The link that was followed is gone from the page, and with it the focus.
    if (hasShownPage && document.activeElement === document.body) heading.current?.focus();
    hasShownPage = true;
  }, []);
  return heading;
}

let hasShownPage = false;

/** A sign-in that has ended; signing in comes back to where it did. */
export function SignedOut() {
  const back = encodeURIComponent(window.location.pathname);
  return (
    <Page title="You are signed out" narrow>
      <Text>Nothing was lost. Sign in and you come back to this page.</Text>
      <Button component="a" href={`/sign-in?back=${back}`} size="md">
        Sign in
      </Button>
    </Page>
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
