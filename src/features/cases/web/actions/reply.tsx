/** What the client said some other way: on the phone to the front desk, in person, in a text to somebody. */
import { NativeSelect, Textarea } from '@mantine/core';
import type { Reading } from '#core/case/vocabulary.ts';
import { messageWords, readingWords } from '#core/case/vocabulary-words.ts';
import type { ReplyId } from '#core/ids.ts';
import { capital } from '#core/sentence.ts';
import type { CaseView } from '../case-view.ts';
import { useWays } from '../reach.ts';
import { whyNot } from '../why-not.ts';
import { ActionForm } from './action-form.tsx';
import { instantOf, justNow, WhenField } from './when-field.tsx';

const readings: readonly Reading[] = [
  'unclear',
  'not-ok',
  'call-me',
  'safe',
  'late',
  'explain-later',
  'opt-out',
  'duress',
];
const ways = [
  { value: 'in-person', label: 'They called, or came by' },
  { value: 'sms', label: 'By text' },
  { value: 'email', label: 'By email' },
];

export function Reply({ view }: { readonly view: CaseView }) {
  const channels = useWays(view);
  return (
    <ActionForm
      view={view}
      name="reply"
      title={`What ${view.one.clientName} said`}
      lead="The protocol rests at once, and whoever is in charge is asked to read it. If in doubt, choose the graver one."
      empty={{ via: 'in-person', channelId: '', reading: 'unclear' as string, text: '', when: justNow }}
      path="replies"
      toBody={({ via, channelId, reading, text, when }) => ({
        via,
        channelId: via === 'in-person' ? null : channelId || null,
        reading,
        text,
        receivedAt: instantOf(when, view.zone),
      })}
      refusal={({ via, reading }) =>
        whyNot(view, {
          type: 'record-reply',
          replyId: 'new' as ReplyId,
          via: via as 'sms',
          channelId: null,
          reading: reading as Reading,
          receivedAt: view.state.touchedAt,
        })
      }
      send="Put it on record"
      done="What the client said."
    >
      {(form) => (
        <>
          <NativeSelect size="md" label="How it came" data={ways} {...form.getInputProps('via')} />
          {form.values.via !== 'in-person' && (
            <NativeSelect
              size="md"
              label="From where"
              data={[
                { value: '', label: 'Not known' },
                ...channels
                  .filter(({ kind }) => kind === form.values.via)
                  .map(({ id, kind, label }) => ({ value: id, label: capital(label || messageWords[kind]) })),
              ]}
              {...form.getInputProps('channelId')}
            />
          )}
          <Textarea
            size="md"
            label="In the client’s own words"
            autosize
            minRows={3}
            {...form.getInputProps('text')}
          />
          <NativeSelect
            size="md"
            label="What it means"
            data={readings.map((reading) => ({ value: reading, label: capital(readingWords[reading]) }))}
            {...form.getInputProps('reading')}
          />
          <WhenField
            view={view}
            label="When"
            value={form.values.when}
            onChange={(when) => form.setFieldValue('when', when)}
            error={form.errors.when as string}
          />
        </>
      )}
    </ActionForm>
  );
}
