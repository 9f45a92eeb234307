import { Container, Group, Stack, Title } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { useIsFramed } from './framed.ts';
import { InnerLink } from './inner-link.tsx';

export interface PageProps {
  readonly title: ReactNode;
  /** What stands at the other end of the title's line: a link back, a button. */
  readonly aside?: ReactNode;
  /** A form or a few words. */
  readonly narrow?: boolean;
  /** A table or a calendar, which uses all the room there is. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** The browser's tab says "Kept" and nothing more: a tab is seen over a shoulder. */
export function Page({ title, aside, narrow = false, wide = false, children }: PageProps) {
  const heading = useFocusAfterMove();
  const isFramed = useIsFramed();
  const head = (
    <Title ref={heading} tabIndex={-1} order={1} fz={{ base: 26, sm: 32 }} className="page-title" dir="auto">
      {title}
    </Title>
  );
  if (isFramed) {
    return (
      <Container
        size={narrow ? 460 : 1120}
        fluid={wide}
        px={{ base: 'md', sm: 'xl' }}
        py={{ base: 'md', sm: 'lg' }}
      >
        <Stack gap="lg">
          <div className="page-head">
            {head}
            {aside}
          </div>
          {children}
        </Stack>
      </Container>
    );
  }
  return (
    <Container size={narrow ? 460 : 920} px="md" py="lg">
      <Group component="header" justify="space-between" mb="xl">
        <InnerLink to="/" c="var(--mantine-color-text)" fw={650} fz="lg" underline="never">
          Kept
        </InnerLink>
        {aside}
      </Group>
      <Stack component="main" gap="lg">
        {head}
        {children}
      </Stack>
    </Container>
  );
}

/** Whoever hears the screen starts at the heading of a new page, as after a real load. */
function useFocusAfterMove() {
  const heading = useRef<HTMLHeadingElement>(null);
  const path = useLocation({ select: ({ pathname }) => pathname });
  useEffect(() => {
    // The link that was followed is gone with its page, or stands in the frame around this one.
    const isInPage = document.activeElement?.closest('main') ?? null;
    if (hasShownPage && isInPage === null) heading.current?.focus({ preventScroll: true });
    hasShownPage = true;
  }, [path]);
  return heading;
}

let hasShownPage = false;
