import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { meKey } from './me.ts';
import { keepOnePerson } from './one-person.ts';

let queries: QueryClient;
let startsAgain: ReturnType<typeof vi.fn<() => void>>;
const stored = new Map<string, string>();

beforeEach(() => {
  stored.clear();
  vi.stubGlobal('window', new EventTarget());
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
  });
  queries = new QueryClient();
  startsAgain = vi.fn<() => void>();
  keepOnePerson(queries, startsAgain);
  signsIn('ada');
  queries.setQueryData(['/me/draft-key'], 'what opens the drafts of Ada');
});
afterEach(() => {
  queries.clear();
  vi.unstubAllGlobals();
});

test('the same person asked again keeps the page', () => {
  signsIn('ada');
  hearsOf('ada');
  expect(startsAgain).not.toHaveBeenCalled();
  expect(queries.getQueryData(['/me/draft-key'])).toBeDefined();
});

test('somebody else, of whom another tab tells, finds nothing of the person before', () => {
  expect([...stored.values()], 'other tabs hear of it').toEqual(['ada']);
  hearsOf('lena');
  expect(startsAgain).toHaveBeenCalledOnce();
  expect(queries.getQueryData(['/me/draft-key'])).toBeUndefined();
});

test('somebody else, of whom the server tells first, finds nothing either', () => {
  signsIn('lena');
  expect(startsAgain).toHaveBeenCalledOnce();
  expect(queries.getQueryCache().getAll()).toEqual([]);
});

function signsIn(id: string): void {
  queries.setQueryData(meKey, { staff: { id } });
}

function hearsOf(newValue: string): void {
  window.dispatchEvent(Object.assign(new Event('storage'), { key: 'kept.person', newValue }));
}
