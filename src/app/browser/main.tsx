import '@fontsource-variable/source-sans-3/wght.css';
import '@mantine/core/styles.css';
import './page.css';
import { MantineProvider } from '@mantine/core';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Refused } from '#ui/call-server.ts';
import { keepOnePerson } from '#ui/one-person.ts';
import { signInPath } from '#ui/sign-in-path.ts';
import { cssVariables, theme } from '#ui/theme.ts';
import { askAhead } from './ask-ahead.ts';
import { keepProgram } from './newer-version.tsx';
import { keepDays } from './offline-day.ts';
import { router } from './screens.tsx';

/** What the server has refused stays refused; only a server that is away is asked again. */
const queries = new QueryClient({
  queryCache: new QueryCache({ onError: finishSigningIn }),
  defaultOptions: {
    // A browser that believes to have no network may be wrong, and what was meant to happen now must not happen later.
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      retry: (tries, error) => tries < 2 && error instanceof Refused && error.status === 0,
    },
  },
});

/** A sign-in that stopped before its second factor, in a tab closed too early, is taken up where it stopped. */
function finishSigningIn(error: Error): void {
  if (error instanceof Refused && error.code === 'second-factor-needed') {
    window.location.assign(signInPath());
  }
}

askAhead(queries);
const nonce = document.querySelector<HTMLElement>('[nonce]')?.nonce ?? '';
const root = document.getElementById('root');
if (!root) throw new Error('the page has no place for the screens');

createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);

keepDays(queries);
keepOnePerson(queries, () => window.location.reload());
const afterFirstScreenMs = 2000;
if (import.meta.env.PROD) setTimeout(() => void keepProgram(), afterFirstScreenMs);
