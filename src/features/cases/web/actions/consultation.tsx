/** A colleague was asked; or nobody could be, which takes a reason and a name [P6.1]. */
import { NativeSelect, Radio, Stack, Textarea, TextInput } from '@mantine/core';
import type { ConsultationWaiver } from '#core/case/vocabulary.ts';
import type { StaffId } from '#core/ids.ts';
import { useColleagues } from '#ui/colleagues.ts';
import type { CaseView } from '../case-view.ts';
import { whyNot, written } from '../why-not.ts';
import { ActionForm, missingOf, wanted } from './action-form.tsx';
import { StaffField } from './staff-field.tsx';

const waivers: readonly { readonly value: ConsultationWaiver; readonly label: string }[] = [
  { value: 'nobody-reachable', label: 'Nobody could be reached' },
  { value: 'emergency', label: 'It could not wait' },
  { value: 'solo-practice', label: 'I work alone' },
];

export function Consultation({ view }: { readonly view: CaseView }) {
  const colleagues = useColleagues();
  const nameOf = (id: string) => colleagues.find((one) => one.id === id)?.name ?? '';
  return (
    <ActionForm
      view={view}
      name="consultation"
      title="Ask a colleague"
      lead="Before anybody outside is told, a second person has thought about it."
      empty={{
        how: 'asked',
        withStaffId: '',
        withName: '',
        question: '',
        advice: '',
        agreed: '',
        why: 'nobody-reachable' as string,
        reason: '',
      }}
      path={({ how }) => (how === 'asked' ? 'consultations' : 'consultation-waiver')}
      toBody={({ how, withStaffId, withName, question, advice, agreed, why, reason }) =>
        how === 'asked'
          ? {
              withStaffId: withStaffId || null,
              withName: nameOf(withStaffId) || withName,
              question,
              advice,
              agreed: agreed === 'yes',
            }
          : { why, reason }
      }
      missing={({ how, withStaffId, withName, question, advice, agreed, reason }) =>
        how === 'asked'
          ? missingOf({
              withName: withStaffId === '' ? wanted(withName) : undefined,
              question: wanted(question),
              advice: wanted(advice),
              agreed: agreed === '' ? 'Choose one.' : undefined,
            })
          : missingOf({ reason: wanted(reason) })
      }
      refusal={({ how, withStaffId, question, advice, why, reason }) =>
        how === 'asked'
          ? whyNot(view, {
              type: 'record-consultation',
              withName: '…',
              withStaffId: (withStaffId || null) as StaffId | null,
              question: written(question),
              advice: written(advice),
              agreed: true,
            })
          : whyNot(view, {
              type: 'waive-consultation',
              why: why as ConsultationWaiver,
              reason: written(reason),
            })
      }
      send="Put it on record"
      done={({ how }) => (how === 'asked' ? 'A colleague was asked.' : 'Nobody could be asked, and why.')}
    >
      {(form) => (
        <>
          <Radio.Group label="Was somebody asked?" {...form.getInputProps('how')}>
            <Stack gap="xs" mt={6}>
              <Radio value="asked" label="Yes, a colleague was asked" />
              <Radio value="waived" label="No, nobody could be" />
            </Stack>
          </Radio.Group>
          {form.values.how === 'asked' ? (
            <>
              <StaffField
                label="Who"
                isClinical={false}
                {...(view.me && { without: view.me.id })}
                value={form.values.withStaffId}
                onChange={(id) => form.setFieldValue('withStaffId', id)}
              />
              {form.values.withStaffId === '' && (
                <TextInput
                  size="md"
                  label="Or somebody outside, by name"
                  {...form.getInputProps('withName')}
                />
              )}
              <Textarea
                size="md"
                label="What you asked"
                autosize
                minRows={2}
                {...form.getInputProps('question')}
              />
              <Textarea
                size="md"
                label="What they advised"
                autosize
                minRows={2}
                {...form.getInputProps('advice')}
              />
              <Radio.Group label="Do you both see it the same way?" {...form.getInputProps('agreed')}>
                <Stack gap="xs" mt={6}>
                  <Radio value="yes" label="Yes" />
                  <Radio value="no" label="No; both views stand on record" />
                </Stack>
              </Radio.Group>
            </>
          ) : (
            <>
              <NativeSelect size="md" label="Why not" data={[...waivers]} {...form.getInputProps('why')} />
              <Textarea
                size="md"
                label="In your own words"
                autosize
                minRows={2}
                {...form.getInputProps('reason')}
              />
            </>
          )}
        </>
      )}
    </ActionForm>
  );
}
