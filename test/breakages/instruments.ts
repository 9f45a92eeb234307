/** What is asked whether it notices: each a command that fails when it does. Quick ones first. */
export interface Instrument {
  readonly name: string;
  /** Arguments of vitest. */
  readonly args: readonly string[];
}

/** Those that live through what could break, and not for half a minute each. */
const stories = [
  'a-client-speaks',
  'a-message-arrives',
  'a-doubt-stops',
  'agreement-comes-first',
  'nobody-answers',
  'nobody-else-hears',
  'waiting-follows',
  'whose-word-counts',
];

export const instruments: readonly Instrument[] = [
  {
    name: 'properties',
    args: ['--project', 'unit', 'src/core/case/'],
  },
  { name: 'verifier', args: ['--project', 'unit', 'src/core/verifier/'] },
  {
    name: 'walls',
    args: [
      '--project',
      'unit',
      'test/row-level-security.test.ts',
      'test/schema.test.ts',
      'test/verify.test.ts',
    ],
  },
  { name: 'simulation', args: ['--project', 'simulation'] },
  {
    name: 'upgrade',
    args: ['--project', 'unit', '--project', 'upgrade', 'test/fold-version.test.ts', 'test/upgrade/'],
  },
  { name: 'crash', args: ['--project', 'crash'] },
  { name: 'stories', args: ['--project', 'stories', ...stories] },
];
