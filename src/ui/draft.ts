/** Unfinished writing survives a reload and a sign-in that ended, without lying open on the device. */
import { useQuery } from '@tanstack/react-query';
import { type Dispatch, type SetStateAction, useEffect, useMemo, useRef, useState } from 'react';
import { callServer } from './call-server.ts';
import { type DraftVault, openDraftVault } from './draft-vault.ts';

export interface Draft<Shape> {
  readonly value: Shape;
  readonly set: Dispatch<SetStateAction<Shape>>;
  /** Once it is saved for good, or thrown away. */
  readonly clear: () => void;
  /** When this device last kept it; `null` when it has not. */
  readonly savedAt: Date | null;
  /** What an earlier visit left, until something is written or thrown away in this one. */
  readonly kept: Kept<Shape> | null;
}

interface Kept<Shape> {
  readonly value: Shape;
  readonly savedAt: Date;
}

interface Shown<Shape> {
  readonly key: string;
  readonly value: Shape;
  readonly savedAt: Date | null;
  /** What is typed before the kept draft has been read wins over it. */
  readonly since: 'nothing' | 'written' | 'cleared';
}

/** `key` names the place and the thing: `note ${caseId}`. `empty` is what stands there when nothing was kept. */
export function useDraft<Shape>(key: string, empty: Shape): Draft<Shape> {
  const vault = useVault();
  const blank = (): Shown<Shape> => ({ key, value: empty, savedAt: null, since: 'nothing' });
  const [shown, setShown] = useState(blank);
  if (shown.key !== key) setShown(blank());
  const { value, since, savedAt } = shown;
  const inOrder = useRef<Promise<unknown>>(Promise.resolve());
  const kept = useMemo(
    () => (since === 'nothing' && savedAt !== null ? { value, savedAt } : null),
    [since, value, savedAt],
  );

  useEffect(() => {
    async function takeUp(): Promise<void> {
      const kept = await vault?.read(key);
      if (!kept) return;
      setShown((before) =>
        before.key === key && before.since === 'nothing'
          ? { ...before, value: fitInto(before.value, kept.value), savedAt: kept.savedAt }
          : before,
      );
    }
    void takeUp();
  }, [vault, key]);

  useEffect(() => {
    if (vault === null || since !== 'written') return;
    inOrder.current = after(inOrder.current, async () => {
      const keptAt = await vault.keep(key, value);
      setShown((before) => (before.key === key ? { ...before, savedAt: keptAt } : before));
    });
  }, [vault, key, value, since]);

  return {
    value,
    kept,
    savedAt: since === 'cleared' ? null : savedAt,
    set: (next) =>
      setShown((before) => ({
        ...before,
        value: isStep(next) ? next(before.value) : next,
        since: 'written',
      })),
    clear: () => {
      setShown({ ...blank(), since: 'cleared' });
      inOrder.current = after(inOrder.current, async () => vault?.drop(key));
    },
  };
}

async function after(earlier: Promise<unknown>, act: () => Promise<void>): Promise<void> {
  await earlier;
  await act();
}

/** A draft is data, so that a function can only be a step from the last value to the next. */
const isStep = <Shape>(next: SetStateAction<Shape>): next is (before: Shape) => Shape =>
  typeof next === 'function';

/** Fetches the key before anything is written, so that what is begun while the server is away can be kept as well. */
export function KeyForDrafts(): null {
  useVault();
  return null;
}

/** `null` until the key is there, and where the browser has no cryptography: at an address without TLS. */
function useVault(): DraftVault | null {
  const vault = useQuery({
    queryKey: ['/me/draft-key'],
    queryFn: async () => {
      const { key } = await callServer<{ key: string }>('GET', '/me/draft-key');
      return openDraftVault(key, window.localStorage, Date.now);
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    enabled: 'crypto' in window && window.isSecureContext,
  });
  return vault.data ?? null;
}

/** What an older version of the screen kept is taken over as far as it still has a place. */
function fitInto<Shape>(empty: Shape, kept: unknown): Shape {
  if (!isRecord(empty)) return typeof kept === typeof empty ? (kept as Shape) : empty;
  if (!isRecord(kept)) return empty;
  const fitting = Object.entries(kept).filter(
    ([name, value]) =>
      name in empty &&
      (empty[name] === null ||
        (typeof value === typeof empty[name] && isList(value) === isList(empty[name]))),
  );
  return { ...empty, ...Object.fromEntries(fitting) };
}

const isList = (value: unknown): boolean => Array.isArray(value);
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !isList(value);
