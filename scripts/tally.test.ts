import { expect, test } from 'vitest';
import { talliesOf } from './tally.ts';

type Status = 'passed' | 'failed' | 'skipped' | 'left';

type File = readonly Status[] | 'not loaded';

const reportOf = (files: Readonly<Record<string, File>>): string =>
  JSON.stringify({
    testResults: Object.entries(files).map(([name, file]) => ({
      name,
      status: file === 'not loaded' || file.includes('failed') ? 'failed' : 'passed',
      assertionResults: file === 'not loaded' ? [] : file.map(assertion),
    })),
  });

const assertion = (status: Status) =>
  status === 'left' ? { status: 'skipped', tags: ['at-length'] } : { status, tags: [] };

const nothing = { passed: 0, failed: 0, skipped: 0, left: 0 };
const suiteOf = (file: string) => (file.startsWith('s') ? 'stories' : 'unit');

test.each<[string, number, Readonly<Record<string, File>>, object]>([
  ['all passed', 0, { a: ['passed', 'passed'], b: ['passed'] }, { passed: 3 }],
  [
    'one failed, one skipped',
    1,
    { a: ['passed', 'failed', 'skipped'] },
    { passed: 1, failed: 1, skipped: 1 },
  ],
  ['a file could not be loaded', 1, { a: ['passed'], b: 'not loaded' }, { passed: 1, failed: 1 }],
  ['an error outside every test', 1, { a: ['passed'] }, { passed: 1, failed: 1 }],
  ['no test ran', 0, {}, { failed: 1 }],
  ['only skipped ones', 0, { a: ['skipped'] }, { failed: 1, skipped: 1 }],
  ['one left for later', 0, { a: ['passed', 'left'] }, { passed: 1, left: 1 }],
  ['all left for later', 0, { a: ['left'] }, { left: 1 }],
])('%s', (_, exitCode, files, expected) => {
  expect(talliesOf(['unit'], exitCode, reportOf(files), suiteOf)).toEqual([
    { name: 'unit', ...nothing, ...expected },
  ]);
});

test('the runner died', () => {
  expect(talliesOf(['unit', 'stories'], 1, null, suiteOf)).toEqual([
    { name: 'unit', ...nothing, failed: 1 },
    { name: 'stories', ...nothing, failed: 1 },
  ]);
});

test('each suite is told by its files, and one of which nothing ran has failed', () => {
  const both = { unit: { a: ['passed'] }, stories: { s: ['passed', 'passed'] } } as const;
  expect(talliesOf(['unit', 'stories'], 0, reportOf({ ...both.unit, ...both.stories }), suiteOf)).toEqual([
    { name: 'unit', ...nothing, passed: 1 },
    { name: 'stories', ...nothing, passed: 2 },
  ]);
  expect(talliesOf(['unit', 'stories'], 0, reportOf(both.unit), suiteOf)[1]).toMatchObject({ failed: 1 });
});
