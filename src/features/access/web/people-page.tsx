/** Who works here, what each may do, and what machines may do. */
import { Button, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { callServer } from '#ui/call-server.ts';
import { type Me, useMe } from '#ui/me.ts';
import { Page } from '#ui/page.tsx';
import { Answer, Trouble } from '#ui/states.tsx';
import { showToast } from '#ui/toasts.tsx';
import { useTrying } from '#ui/use-trying.ts';
import { ApiKeys } from './api-keys.tsx';
import { InvitationLink } from './invitation-link.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { MemberDialog } from './member-dialog.tsx';
import { LineButton, MemberLine } from './member-line.tsx';
import './people.css';
import { type Invited, type Member, staffPath, useStaff, useWaysIn } from './staff.ts';

type Open =
  | { readonly what: 'nothing' | 'inviting' }
  | { readonly what: 'changing'; readonly member: Member }
  | { readonly what: 'link'; readonly invited: Invited };

export function PeoplePage() {
  const me = useMe().data;
  const answer = useStaff();
  const [open, setOpen] = useState<Open>({ what: 'nothing' });
  const close = () => setOpen({ what: 'nothing' });
  const staff = answer.data?.staff ?? [];
  const isOwner = me?.staff.role === 'owner';
  return (
    <Page
      title="People"
      aside={isOwner && <Button onClick={() => setOpen({ what: 'inviting' })}>Invite somebody</Button>}
    >
      <Text c="dimmed" mt={-12}>
        Who works here, and what each may do.{!isOwner && me && ' Only an owner can change it.'}
      </Text>
      <Answer to={answer}>{({ staff: all }) => me && <Members all={all} me={me} onOpen={setOpen} />}</Answer>
      {/* Not before the list above it has its length: what jumps away under a finger cannot be pressed. */}
      {!answer.isPending && (isOwner || me?.staff.role === 'auditor') && <ApiKeys mayChange={isOwner} />}
      {open.what === 'inviting' && <InviteDialog others={staff} onClose={close} />}
      {open.what === 'link' && <InvitationLink invited={open.invited} onClose={close} />}
      {open.what === 'changing' && (
        <MemberDialog
          key={open.member.id}
          member={open.member}
          others={staff.filter(({ id }) => id !== open.member.id)}
          isOwn={open.member.id === me?.staff.id}
          onClose={close}
        />
      )}
    </Page>
  );
}

interface MembersProps {
  readonly all: readonly Member[];
  readonly me: Me;
  readonly onOpen: (open: Open) => void;
}

function Members({ all, me, onOpen }: MembersProps) {
  const queries = useQueryClient();
  const { trouble, isBusy, trying } = useTrying();
  const isOwner = me.staff.role === 'owner';
  const ways = useWaysIn(isOwner || me.staff.role === 'auditor');
  const nameOf = (id: string | null) => all.find((one) => one.id === id)?.name;
  const inviteAgain = ({ id }: Member) =>
    trying(async () =>
      onOpen({ what: 'link', invited: await callServer('POST', `${staffPath}/${id}/invitation`) }),
    );
  const restore = ({ id, version, name }: Member) =>
    trying(async () => {
      await callServer('PATCH', `${staffPath}/${id}`, { version, active: true });
      await queries.invalidateQueries({ queryKey: [staffPath] });
      showToast({ words: `${name} has access again.` });
    });

  const actionsFor = (member: Member) => {
    if (!isOwner) return null;
    const { name, active, state } = member;
    if (!active) {
      return (
        <LineButton label={`Give ${name} access again`} isBusy={isBusy} onClick={() => restore(member)}>
          Give access again
        </LineButton>
      );
    }
    return (
      <>
        {state === 'invited' && (
          <LineButton label={`A new link for ${name}`} isBusy={isBusy} onClick={() => inviteAgain(member)}>
            New link
          </LineButton>
        )}
        <LineButton label={`Change ${name}`} onClick={() => onOpen({ what: 'changing', member })}>
          Change
        </LineButton>
      </>
    );
  };
  return (
    <section aria-label="Staff">
      {trouble && <Trouble>{trouble}</Trouble>}
      <ul className="members">
        {all.toSorted(activeFirst).map((member) => (
          <MemberLine
            key={member.id}
            member={member}
            way={ways.get(member.id)}
            backupName={nameOf(member.backupStaffId)}
            isOwn={member.id === me.staff.id}
            actions={actionsFor(member)}
          />
        ))}
      </ul>
    </section>
  );
}

const activeFirst = (one: Member, other: Member): number => Number(other.active) - Number(one.active);
