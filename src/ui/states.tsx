/** What a screen shows instead of what was asked for: nothing yet, nothing at all, trouble, or not for you. */
import { Button, Skeleton, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { inWords, isNotAllowed, isSignedOut } from './call-server.ts';
import { SignedOut } from './signed-out.tsx';

export interface EmptyProps {
  readonly title: string;
  /** Why there is nothing, and what would bring something here. */
  readonly children?: ReactNode;
  /** The one thing that one may want to do now. */
  readonly action?: ReactNode;
}

export function Empty({ title, children, action }: EmptyProps) {
  return (
    <Stack className="state" gap="xs">
      <Title order={2} fz="lg">
        {title}
      </Title>
      {children && <Text c="dimmed">{children}</Text>}
      {action && <div>{action}</div>}
    </Stack>
  );
}

export interface LoadingProps {
  readonly lines?: number;
  /** What is on its way, for readers. */
  readonly label?: string;
}

/** Bars where the lines will stand. They show up after a moment only, so that a quick answer never flickers. */
export function Loading({ lines = 4, label = 'One moment' }: LoadingProps) {
  return (
    <div className="loading" role="status">
      <VisuallyHidden>{label}</VisuallyHidden>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton
          key={line}
          height={20}
          radius={4}
          width={`${[92, 64, 78, 48][line % 4]}%`}
          animate={false}
        />
      ))}
    </div>
  );
}

export interface TroubleProps {
  readonly children: ReactNode;
  readonly onRetry?: () => void;
}

/** What went wrong, said once and announced to readers. */
export function Trouble({ children, onRetry }: TroubleProps) {
  return (
    <div role="alert" className="trouble">
      <Text c="var(--kept-unaccounted)" fw={550}>
        {children}
      </Text>
      {onRetry && (
        <Button variant="default" onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  );
}

/** `children` are the server's own words: they say which roles may, and who can change that. */
export function NoPermission({ children }: { readonly children: ReactNode }) {
  return (
    <Empty title="This is not open to your role">
      <span role="alert">{children}</span>
    </Empty>
  );
}

/** What asking the server has brought so far. */
export interface Asked<Data> {
  readonly data: Data | undefined;
  readonly error: Error | null;
  readonly refetch: () => Promise<unknown>;
}

export interface AnswerProps<Data> {
  readonly to: Asked<Data>;
  readonly lines?: number;
  readonly children: (data: Data) => ReactNode;
}

/** The answer to a question once it is there; what was known stays on the screen when asking again goes wrong. */
export function Answer<Data>({ to, lines, children }: AnswerProps<Data>) {
  const { data, error, refetch } = to;
  if (isSignedOut(error)) return <SignedOut />;
  if (isNotAllowed(error)) return <NoPermission>{error.message}</NoPermission>;
  return (
    <>
      {error && <Trouble onRetry={() => void refetch()}>{inWords(error)}</Trouble>}
      {data === undefined ? !error && <Loading {...(lines !== undefined && { lines })} /> : children(data)}
    </>
  );
}
