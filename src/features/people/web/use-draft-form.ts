/**
 * A form that loses nothing: what is typed is kept as a draft until it is saved, the server's field errors stand at
 * their fields, and what somebody else saves meanwhile is taken in beside it.
 */
import { useForm } from '@mantine/form';
import { useEffect, useRef, useState } from 'react';
import { fieldErrors, inWords, Refused } from '#ui/call-server.ts';
import { useDraft } from '#ui/draft.ts';
import { isSame, merge } from './merge.ts';

export type FormOf<Values extends object> = ReturnType<typeof useForm<Values>>;

export interface DraftFormOptions<Values> {
  /** What the draft is kept under: the client and the section. */
  readonly draftKey: string;
  readonly onRecord: Values;
  readonly send: (values: Values) => Promise<unknown>;
  readonly onSaved?: (values: Values) => void;
  /** From the server's name of a field to this form's. */
  readonly fieldName?: (field: string) => string;
  /** Of `onRecord`, what stands on no record but follows the day on which the form is opened; what was typed keeps its own. */
  readonly suggested?: readonly (keyof Values & string)[];
}

export interface DraftForm<Values extends object> {
  readonly form: FormOf<Values>;
  readonly submit: () => void;
  readonly trouble: string;
  readonly isBusy: boolean;
  /** Since when what is typed here waits to be saved, when it came from before. */
  readonly restoredAt: string | null;
  /** Somebody changed the record meanwhile; null when nobody did. */
  readonly meanwhile: Meanwhile<Values> | null;
  readonly startOver: () => void;
}

export interface Meanwhile<Values> {
  readonly onRecord: Values;
  /** Where both wrote something different. */
  readonly clashes: readonly (keyof Values & string)[];
}

interface Kept<Values> {
  readonly values: Values;
  /** What stood on record when they were typed. */
  readonly base: Values;
}

const lookAbove = 'Not saved yet. Look at what is marked above.';
const onceMore = 'Not saved yet: somebody changed this in the same moment. Look at it, and save once more.';

export function useDraftForm<Values extends object>({
  draftKey,
  onRecord: current,
  send,
  onSaved,
  fieldName = (field) => field,
  suggested = [],
}: DraftFormOptions<Values>): DraftForm<Values> {
  const draft = useDraft<Kept<Values> | null>(draftKey, null);
  const [restoredAt, setRestoredAt] = useState<string | null>(null);
  const [trouble, setTrouble] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const [meanwhile, setMeanwhile] = useState<Meanwhile<Values> | null>(null);
  const base = useRef(current);
  const onRecordAgainst = (before: Values): Values => ({
    ...current,
    ...Object.fromEntries(suggested.map((field) => [field, before[field]])),
  });
  const hasTyped = useRef(false);
  const isPlacing = useRef(false);
  const form = useForm<Values>({
    initialValues: current,
    onValuesChange: (values) => {
      if (isPlacing.current) return;
      hasTyped.current = true;
      draft.set({ values, base: base.current });
    },
  });

  function place(values: Values): void {
    isPlacing.current = true;
    form.setValues(values as Parameters<typeof form.setValues>[0]);
    isPlacing.current = false;
  }

  function takeIn(typed: Values, before: Values): void {
    const onRecord = onRecordAgainst(before);
    const { values, clashes } = merge(typed, before, onRecord);
    base.current = onRecord;
    place(values);
    const isMine = isSame(typed, onRecord) || isSame(before, onRecord);
    if (hasTyped.current && !isMine) setMeanwhile({ onRecord, clashes });
  }

  useEffect(() => {
    if (!draft.value || hasTyped.current) return;
    hasTyped.current = true;
    setRestoredAt(draft.savedAt?.toISOString() ?? null);
    takeIn(draft.value.values, draft.value.base);
  });
  useEffect(() => {
    if (!isSame(base.current, onRecordAgainst(base.current))) takeIn(form.getValues(), base.current);
  });

  function rest(): void {
    hasTyped.current = false;
    setRestoredAt(null);
    setMeanwhile(null);
    draft.clear();
  }

  async function save(values: Values): Promise<void> {
    setTrouble('');
    setIsBusy(true);
    try {
      await send(values);
      rest();
      onSaved?.(values);
    } catch (error) {
      const isRace = error instanceof Refused && error.code === 'changed-meanwhile';
      const errors = Object.entries(fieldErrors(error)).map(([field, words]) => [fieldName(field), words]);
      form.setErrors(Object.fromEntries(errors));
      setTrouble(isRace ? onceMore : errors.length > 0 ? lookAbove : inWords(error));
    } finally {
      setIsBusy(false);
    }
  }

  return {
    form,
    submit: form.onSubmit((values) => void save(values)) as () => void,
    trouble,
    isBusy,
    restoredAt,
    meanwhile,
    startOver: () => {
      rest();
      base.current = current;
      place(current);
      form.clearErrors();
      setTrouble('');
    },
  };
}
