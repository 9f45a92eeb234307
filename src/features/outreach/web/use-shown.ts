/** A draft as it would arrive, and what the linter says of it, a moment after the last letter was typed. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { callServer } from '#ui/call-server.ts';
import type { Draft, LintResult, PreviewResult } from '../contract.ts';

export type Values = Readonly<
  Partial<Record<'preferredName' | 'callerName' | 'byTime' | 'practiceName' | 'numbers', string>>
>;

export interface Shown {
  readonly findings: LintResult['findings'];
  /** Null while something stands in braces that Kept cannot fill in. */
  readonly preview: PreviewResult | null;
}

const pauseMs = 200;

export function useShown(draft: Draft, values: Values) {
  const settled = useSettled(JSON.stringify({ draft, values }));
  const asked = useQuery({
    queryKey: ['shown', settled],
    queryFn: () => ask(JSON.parse(settled) as { draft: Draft; values: Values }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
  const isOfThis = settled === JSON.stringify({ draft, values }) && !asked.isPlaceholderData;
  return { shown: asked.data, error: asked.error, isOfThis: isOfThis && asked.isSuccess };
}

async function ask({ draft, values }: { draft: Draft; values: Values }): Promise<Shown> {
  const { findings } = await callServer<LintResult>('POST', '/templates/lint', draft);
  const isReadable = !findings.some(({ rule }) => rule === 'unknown-variable');
  const preview = isReadable
    ? await callServer<PreviewResult>('POST', '/templates/preview', { ...draft, values })
    : null;
  return { findings, preview };
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const waiting = setTimeout(() => setSettled(value), pauseMs);
    return () => clearTimeout(waiting);
  }, [value]);
  return settled;
}
