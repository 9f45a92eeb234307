import type { ReactNode } from 'react';
import { inWords, isNotAllowed, isSignedOut } from './call-server.ts';
import { Page } from './page.tsx';
import { SignedOut } from './signed-out.tsx';
import { type Asked, Loading, NoPermission, Trouble } from './states.tsx';

export interface AnswerPageProps<Data> {
  readonly to: Asked<Data>;
  /** The page's title when there is no answer: `This case cannot be shown`. */
  readonly without: string;
  readonly aside?: ReactNode;
  readonly lines?: number;
  /** `trouble` is what went wrong in asking again; it has its place at the top. */
  readonly children: (data: Data, trouble: ReactNode) => ReactNode;
}

/** A whole page that is nothing without one answer. What may no longer be seen goes from the screen. */
export function AnswerPage<Data>({ to, without, aside, lines, children }: AnswerPageProps<Data>) {
  const { data, error, refetch } = to;
  if (isSignedOut(error)) return <SignedOut />;
  const trouble = error && <Trouble onRetry={() => void refetch()}>{inWords(error)}</Trouble>;
  if (data !== undefined && !isNotAllowed(error)) return children(data, trouble);
  return (
    <Page title={error ? without : 'One moment'} aside={aside}>
      {isNotAllowed(error) ? (
        <NoPermission>{error.message}</NoPermission>
      ) : (
        (trouble ?? <Loading {...(lines !== undefined && { lines })} />)
      )}
    </Page>
  );
}
