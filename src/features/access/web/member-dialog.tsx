import { Button, Group, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { callServer, fieldErrors } from '#ui/call-server.ts';
import { Trouble } from '#ui/states.tsx';
import { showToast } from '#ui/toasts.tsx';
import { useTrying } from '#ui/use-trying.ts';
import { Dialog } from './dialog.tsx';
import { EndAccess } from './end-access.tsx';
import { MemberFields, type MemberFieldValues, sentPhone } from './member-fields.tsx';
import { type ChangedMember, type Member, staffPath } from './staff.ts';

export interface MemberDialogProps {
  readonly member: Member;
  readonly others: readonly Member[];
  /** Whoever sits here cannot end their own access from here. */
  readonly isOwn: boolean;
  readonly onClose: () => void;
}

export function MemberDialog({ member, others, isOwn, onClose }: MemberDialogProps) {
  const queries = useQueryClient();
  const { trouble, isBusy, trying } = useTrying();
  const [isEnding, setIsEnding] = useState(false);
  const { name, role, phone, backupStaffId } = member;
  const form = useForm<MemberFieldValues>({
    initialValues: { name, role, phone, backupStaffId: backupStaffId ?? '' },
  });
  const save = (values: MemberFieldValues) =>
    trying(async () => {
      await callServer<ChangedMember>('PATCH', `${staffPath}/${member.id}`, {
        ...values,
        version: member.version,
        phone: sentPhone(values.phone),
        backupStaffId: values.backupStaffId || null,
      }).catch((error: unknown) => {
        form.setErrors(fieldErrors(error));
        throw error;
      });
      await queries.invalidateQueries({ queryKey: [staffPath] });
      showToast({ words: `${values.name} is changed.` });
      onClose();
    });

  if (isEnding) return <EndAccess member={member} onClose={onClose} onBack={() => setIsEnding(false)} />;
  return (
    <Dialog title={<bdi>{name}</bdi>} onClose={onClose}>
      <form onSubmit={form.onSubmit(save)}>
        <Stack gap="md">
          <MemberFields form={form} others={others} />
          {trouble && <Trouble>{trouble}</Trouble>}
          <Group justify="flex-end">
            {!isOwn && (
              <Button variant="subtle" className="ends" mr="auto" onClick={() => setIsEnding(true)}>
                End access…
              </Button>
            )}
            <Button variant="default" onClick={onClose}>
              Not now
            </Button>
            <Button type="submit" loading={isBusy}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
