import { Button, Group, Radio, Stack, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Tier } from '#core/protocol/protocol.ts';
import { capital } from '#core/sentence.ts';
import { callServer } from '#ui/call-server.ts';
import { tierWords } from '#ui/case-words.ts';
import type { ClientRecord, TierRecord } from '../contract.ts';
import { monthsAfter, todayIn } from './days.ts';
import { FormFrame } from './form-frame.tsx';
import { useRefresh } from './use-change.ts';
import { useDraftForm } from './use-draft-form.ts';
import { tierMeaning } from './words.ts';

interface TierValues {
  readonly tier: Tier;
  readonly reasons: string;
  readonly judgedOn: string;
  readonly reviewBy: string;
}

const labels = { tier: 'Tier', reasons: 'Reasons', judgedOn: 'Judged on', reviewBy: 'Judge again by' };

export interface TierFormProps {
  readonly client: ClientRecord;
  readonly newest: TierRecord | undefined;
  readonly saveLabel?: string;
  readonly onDone: () => void;
  readonly onCancel?: (() => void) | undefined;
  readonly aside?: ReactNode;
}

/** A person's judgement with a day and reasons; no score makes it [P1.2]. */
export function TierForm({ client, newest, saveLabel = 'Judge', onDone, onCancel, aside }: TierFormProps) {
  const refresh = useRefresh(client.id);
  const today = todayIn(client.timeZone);
  const draft = useDraftForm<TierValues>({
    draftKey: `tier-${client.id}`,
    onRecord: {
      tier: newest?.tier ?? 'routine',
      reasons: '',
      judgedOn: today,
      reviewBy: monthsAfter(today, 3),
    },
    suggested: ['judgedOn', 'reviewBy'],
    send: async ({ reviewBy, ...values }) => {
      const body = { ...values, reviewBy: reviewBy || null };
      await callServer('POST', `/clients/${client.id}/tier-judgements`, body);
      await refresh();
    },
    onSaved: onDone,
  });
  const { form } = draft;
  const again = (months: number) =>
    form.setFieldValue('reviewBy', monthsAfter(form.getValues().judgedOn || today, months));
  return (
    <FormFrame draft={draft} labels={labels} saveLabel={saveLabel} onCancel={onCancel} aside={aside}>
      <Radio.Group label="On the day they are not seen" {...form.getInputProps('tier')}>
        <Stack gap="sm" mt="xs">
          {Object.entries(tierWords).map(([value, label]) => (
            <Radio
              key={value}
              value={value}
              label={capital(label)}
              description={tierMeaning[value as Tier]}
            />
          ))}
        </Stack>
      </Radio.Group>
      <Textarea
        label={labels.reasons}
        description="What you base it on. Whoever has to act on it reads this."
        required
        autosize
        minRows={3}
        dir="auto"
        {...form.getInputProps('reasons')}
      />
      <div className="form-row">
        <TextInput type="date" label={labels.judgedOn} {...form.getInputProps('judgedOn')} />
        <TextInput type="date" label={labels.reviewBy} {...form.getInputProps('reviewBy')} />
      </div>
      <Group gap={4} ml={-10} className="quiet-buttons" mt={-8}>
        {[1, 3, 6].map((months) => (
          <Button key={months} variant="subtle" onClick={() => again(months)}>
            In {months} {months === 1 ? 'month' : 'months'}
          </Button>
        ))}
      </Group>
    </FormFrame>
  );
}
