/** The message as it would be seen: on a phone, in a mailbox, or on paper. */
import { NativeSelect, Text } from '@mantine/core';
import type { Draft, PreviewResult } from '../contract.ts';
import { type Sample, sampleWords } from './use-sample.ts';
import type { Shown, Values } from './use-shown.ts';

export interface PhoneProps {
  readonly draft: Draft;
  readonly values: Values;
  readonly sample: Sample;
  readonly onSample: (sample: Sample) => void;
  readonly shown: Shown | undefined;
}

export function Phone({ draft, values, sample, onSample, shown }: PhoneProps) {
  const preview = shown?.preview ?? null;
  return (
    <section className="shown" aria-labelledby="shown-title">
      <h2 className="section-title" id="shown-title">
        As it arrives
      </h2>
      <NativeSelect
        size="md"
        label="Shown with"
        value={sample}
        data={Object.entries(sampleWords).map(([value, label]) => ({ value, label }))}
        onChange={(event) => onSample(event.currentTarget.value as Sample)}
      />
      {preview ? (
        <Device draft={draft} values={values} preview={preview} />
      ) : (
        <p className="quiet">
          {shown ? 'It is shown once every brace is one that Kept can fill in.' : 'One moment…'}
        </p>
      )}
      {preview && draft.text !== '' && (
        <>
          <h3 className="section-title">What a stranger would learn</h3>
          <ul className="reveals">
            {preview.reveals.map((sentence) => (
              <li key={sentence} dir="auto">
                {sentence}
              </li>
            ))}
          </ul>
          <p className="quiet">{preview.toWhom}</p>
        </>
      )}
    </section>
  );
}

interface DeviceProps {
  readonly draft: Draft;
  readonly values: Values;
  readonly preview: PreviewResult;
}

function Device({ draft, values, preview }: DeviceProps) {
  const { medium, language } = draft;
  return (
    <>
      <div className="device" data-medium={medium} role="group" aria-label="The message as it arrives">
        {medium === 'email' && (
          <div className="mail-head">
            <bdi className="quiet">{draft.id.startsWith('staff-') ? 'Kept' : values.callerName}</bdi>
            <strong dir="auto" lang={language}>
              {preview.subject || 'No subject yet'}
            </strong>
          </div>
        )}
        {medium === 'sms' && <p className="phone-time">14:20</p>}
        <p className="message" dir="auto" lang={language}>
          {preview.text}
        </p>
      </div>
      {medium === 'sms' && (
        <Text className="segments" role="status">
          {segmentWords(preview)}
        </Text>
      )}
    </>
  );
}

function segmentWords({ text, segments, encoding, firstOutside }: PreviewResult): string {
  const letters = [...text].length;
  const count = segments === 1 ? 'one text message' : `${segments} text messages`;
  const room =
    encoding === 'UCS-2'
      ? `“${firstOutside}” makes phones write it as UCS-2, which fits less than half as much.`
      : 'Written as GSM-7, which fits most.';
  return `${letters} letters, ${count}. ${room}`;
}
