/** Words to work on, with their look on a phone beside them. */
import { Button, Textarea, TextInput } from '@mantine/core';
import { useRef } from 'react';
import { inWords } from '#ui/call-server.ts';
import { clockTime } from '#ui/clock.ts';
import { useDraft } from '#ui/draft.ts';
import { Trouble } from '#ui/states.tsx';
import type { Draft, LintResult, TemplateEntry } from '../contract.ts';
import { Findings } from './findings.tsx';
import { Phone } from './phone.tsx';
import { PublishTemplate } from './publish-template.tsx';
import { useMayPublish } from './template-view.ts';
import { languageWords, type Variable, variablesFor, variableWords } from './template-words.ts';
import { type Typed, untouched } from './typed.ts';
import { useSample } from './use-sample.ts';
import { useShown } from './use-shown.ts';
import { VersionsOf } from './versions-of.tsx';

type Words = Pick<Draft, 'subject' | 'text'>;

export interface TemplateEditorProps {
  readonly entry: TemplateEntry;
  /** The English words, to begin from in another language. */
  readonly english?: Words;
}

export function TemplateEditor({ entry, english }: TemplateEditorProps) {
  const { id, medium, language, versions } = entry;
  const inUse = versions[0];
  const typed = useDraft<Typed>(`template ${id} ${medium} ${language}`, untouched);
  const draft: Draft = {
    id,
    medium,
    language,
    subject: typed.value.subject ?? inUse?.subject ?? '',
    text: typed.value.text ?? inUse?.text ?? '',
  };
  const { sample, setSample, values } = useSample();
  const { shown, error, isOfThis } = useShown(draft, values);
  const mayPublish = useMayPublish();
  const write = (words: Partial<Words>) => typed.set((before) => ({ ...before, ...words }));
  const isChanged = draft.subject !== (inUse?.subject ?? '') || draft.text !== (inUse?.text ?? '');
  const isEmpty = !inUse && draft.text === '';
  return (
    <div className="template">
      <div className="template-words">
        {isEmpty && (
          <NoWords language={languageWords[language]} {...(english && { english, onBegin: write })} />
        )}
        <WordFields
          draft={draft}
          onWrite={write}
          isReadOnly={!mayPublish}
          findings={isEmpty ? [] : shown?.findings}
        />
        {typed.savedAt && isChanged && (
          <p className="quiet kept-at" role="status">
            Kept on this device at {clockTime(typed.savedAt.toISOString())}; not sent yet.{' '}
            <Button variant="subtle" size="compact-sm" onClick={typed.clear}>
              Throw changes away
            </Button>
          </p>
        )}
        {error && <Trouble>{inWords(error)}</Trouble>}
      </div>
      <Phone draft={draft} values={values} sample={sample} onSample={setSample} shown={shown} />
      <div className="template-rest">
        {mayPublish && (
          <PublishTemplate
            draft={draft}
            typed={typed}
            versions={versions}
            isChanged={isChanged}
            findings={isOfThis ? (shown?.findings ?? null) : null}
          />
        )}
        <VersionsOf versions={versions} {...(mayPublish && { onTake: write })} />
      </div>
    </div>
  );
}

interface NoWordsProps {
  readonly language: string;
  readonly english?: Words;
  readonly onBegin?: (words: Words) => void;
}

function NoWords({ language, english, onBegin }: NoWordsProps) {
  return (
    <div className="no-words">
      <p>
        There are no {language} words for this. Whoever speaks {language} is sent the English ones until
        somebody writes them.
      </p>
      {english && onBegin && (
        <Button variant="default" onClick={() => onBegin({ subject: english.subject, text: english.text })}>
          Begin from the English words
        </Button>
      )}
    </div>
  );
}

interface WordFieldsProps {
  readonly draft: Draft;
  readonly onWrite: (words: Partial<Words>) => void;
  readonly isReadOnly: boolean;
  readonly findings: LintResult['findings'] | undefined;
}

function WordFields({ draft, onWrite, isReadOnly, findings }: WordFieldsProps) {
  const subject = useRef<HTMLInputElement>(null);
  const text = useRef<HTMLTextAreaElement>(null);
  const insert = (variable: Variable) => {
    const field = text.current;
    if (!field) return;
    const [from, to] = [field.selectionStart, field.selectionEnd];
    const braced = `{${variable}}`;
    onWrite({ text: draft.text.slice(0, from) + braced + draft.text.slice(to) });
    requestAnimationFrame(() => {
      field.focus();
      field.setSelectionRange(from + braced.length, from + braced.length);
    });
  };
  return (
    <div className="word-fields">
      {draft.medium === 'email' && (
        <TextInput
          ref={subject}
          label="Subject"
          description="Seen on locked screens: who writes, and nothing else."
          maxLength={200}
          readOnly={isReadOnly}
          lang={draft.language}
          value={draft.subject}
          onChange={(event) => onWrite({ subject: event.currentTarget.value })}
        />
      )}
      <Textarea
        ref={text}
        size="md"
        label="Words"
        autosize
        minRows={4}
        maxLength={5000}
        readOnly={isReadOnly}
        lang={draft.language}
        spellCheck
        value={draft.text}
        onChange={(event) => onWrite({ text: event.currentTarget.value })}
      />
      {!isReadOnly && (
        <div className="variables" role="group" aria-label="Put in">
          <span className="quiet">Put in</span>
          {variablesFor(draft.id).map((variable) => (
            <Button key={variable} variant="default" size="sm" onClick={() => insert(variable)}>
              {variableWords[variable]}
            </Button>
          ))}
        </div>
      )}
      {findings && draft.text !== '' && (
        <Findings
          draft={draft}
          findings={findings}
          onShow={({ part, from, to }) => {
            const field = part === 'subject' ? subject.current : text.current;
            field?.focus();
            field?.setSelectionRange(from, to);
          }}
        />
      )}
    </div>
  );
}
