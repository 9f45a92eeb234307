/** On every screen of an example practice: that nobody here is real, and the ways to the phones and back. */
import { Button, Text } from '@mantine/core';
import { leaveExample } from '#features/access/web/example-part.tsx';
import { ButtonLink } from '#ui/button-link.tsx';
import { useTrying } from '#ui/use-trying.ts';
import './example.css';

export function ExampleNotice() {
  const { trouble, isBusy, trying } = useTrying();
  return (
    <aside className="example-notice" aria-label="Example practice">
      <Text fw={550}>This is an example. Nobody here is real, and nothing is sent.</Text>
      {trouble && <Text>{trouble}</Text>}
      <div className="example-ways">
        <ButtonLink to="/phones" variant="default" size="compact-md">
          Pretend phones
        </ButtonLink>
        <Button
          variant="default"
          size="compact-md"
          loading={isBusy}
          onClick={() => void trying(leaveExample)}
        >
          Back to your practice
        </Button>
      </div>
    </aside>
  );
}
