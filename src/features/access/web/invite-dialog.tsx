import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { callServer, fieldErrors } from '#ui/call-server.ts';
import { useDraft } from '#ui/draft.ts';
import { Trouble } from '#ui/states.tsx';
import { useTrying } from '#ui/use-trying.ts';
import { Dialog } from './dialog.tsx';
import { InvitationLink } from './invitation-link.tsx';
import { MemberFields, type MemberFieldValues, sentPhone } from './member-fields.tsx';
import { type Invited, type Member, staffPath } from './staff.ts';

type Fields = MemberFieldValues & { email: string };

const empty: Fields = { name: '', email: '', role: 'clinician', phone: '', backupStaffId: '' };

export interface InviteDialogProps {
  readonly others: readonly Member[];
  readonly onClose: () => void;
}

export function InviteDialog({ others, onClose }: InviteDialogProps) {
  const queries = useQueryClient();
  const { trouble, isBusy, trying } = useTrying();
  const [invited, setInvited] = useState<Invited | null>(null);
  const { kept, set, clear } = useDraft<Fields>('invitation', empty);
  const form = useForm<Fields>({ initialValues: empty, onValuesChange: set });
  const { setValues } = form;
  useEffect(() => {
    if (kept) setValues(kept.value);
  }, [kept, setValues]);
  const invite = ({ backupStaffId, phone, ...rest }: Fields) =>
    trying(async () => {
      const wish = { ...rest, phone: sentPhone(phone), backupStaffId: backupStaffId || null };
      const answer = await callServer<Invited>('POST', staffPath, wish).catch((error: unknown) => {
        form.setErrors(fieldErrors(error));
        throw error;
      });
      clear();
      setInvited(answer);
      await queries.invalidateQueries({ queryKey: [staffPath] });
    });

  if (invited) return <InvitationLink invited={invited} onClose={onClose} />;
  return (
    <Dialog title="Invite somebody" onClose={onClose}>
      <form onSubmit={form.onSubmit(invite)}>
        <Stack gap="md">
          <Text c="dimmed">
            You get a link to give to them. With it they choose a password, and what else to sign in with.
          </Text>
          <MemberFields form={form} others={others}>
            <TextInput
              label="Email"
              description="They sign in with it."
              type="email"
              required
              {...form.getInputProps('email')}
            />
          </MemberFields>
          {trouble && <Trouble>{trouble}</Trouble>}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Not now
            </Button>
            <Button type="submit" loading={isBusy}>
              Make the link
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
