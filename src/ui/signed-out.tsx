import { Button, Text } from '@mantine/core';
import { Page } from './page.tsx';
import { signInPath } from './sign-in-path.ts';

/** A sign-in that has ended; signing in comes back to where it did. */
export function SignedOut({ why }: { readonly why?: string }) {
  return (
    <Page title="You are signed out" narrow>
      {why && <Text>{why}</Text>}
      <Text>Nothing was lost. Sign in and you come back to this page.</Text>
      <Button component="a" href={signInPath()} size="md">
        Sign in
      </Button>
    </Page>
  );
}
