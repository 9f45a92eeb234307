import { Button, Text } from '@mantine/core';
import { Page } from '#ui/page.tsx';

/** A screen that broke, or whose program could not be loaded. The frame around it still works. */
export function ScreenTrouble() {
  return (
    <Page title="This screen did not come up">
      <Text role="alert">
        Either the line was interrupted, or there is a newer version of Kept, or we made a mistake. Loading it
        again helps with the first two. Nothing that was saved is lost.
      </Text>
      <div>
        <Button size="md" onClick={() => window.location.reload()}>
          Load it again
        </Button>
      </div>
    </Page>
  );
}
