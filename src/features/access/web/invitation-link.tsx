import { Button } from '@mantine/core';
import { clockTime, longDay } from '#ui/clock.ts';
import { useMe } from '#ui/me.ts';
import { Dialog } from './dialog.tsx';
import { ShownOnce } from './shown-once.tsx';
import type { Invited } from './staff.ts';

export interface InvitationLinkProps {
  readonly invited: Invited;
  readonly onClose: () => void;
}

export function InvitationLink({ invited: { staff, link, expiresAt }, onClose }: InvitationLinkProps) {
  const practice = useMe().data?.practice.name ?? 'our practice';
  const until = `${longDay(expiresAt)}, ${clockTime(expiresAt)}`;
  const words = `Hello ${staff.name},\n\nwith this link you join ${practice} in Kept. It works once, until ${until}:\n\n${link}\n`;
  const mail = `mailto:${encodeURIComponent(staff.email)}?subject=${encodeURIComponent('Your way into Kept')}&body=${encodeURIComponent(words)}`;
  return (
    <Dialog
      title={
        <>
          A link for <bdi>{staff.name}</bdi>
        </>
      }
      onClose={onClose}
    >
      <ShownOnce
        label="Invitation link"
        secret={link}
        more={
          <>
            <Button component="a" href={mail} variant="default">
              Write a mail with it
            </Button>
            <Button variant="default" ml="auto" onClick={onClose}>
              Done
            </Button>
          </>
        }
      >
        Give it to <bdi>{staff.name}</bdi> and nobody else: whoever opens it first is let in. It works once,
        until {until}, and is not shown again.
      </ShownOnce>
    </Dialog>
  );
}
