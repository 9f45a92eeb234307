import { cruise, type ICruiseResult, type IForbiddenRuleType, type IOptions } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { beforeAll, expect, test } from 'vitest';

interface ImportRules {
  readonly forbidden: readonly IForbiddenRuleType[];
  readonly options: IOptions;
}

const tests = '(^test/|[.]test[.]tsx?$)';
/** Rules about folders look at the program alone: a test may stand in one folder and play with another. */
const isAboutFolders = (rule: IForbiddenRuleType) => 'scope' in rule && rule.scope === 'folder';

let everything: ICruiseResult;
let program: ICruiseResult;
beforeAll(async () => {
  const { default: rules } = (await import('../import-rules.mjs' as string)) as { default: ImportRules };
  everything = await look(
    ['src', 'test', 'scripts', 'bench'],
    rules.forbidden.filter((rule) => !isAboutFolders(rule)),
    rules.options,
  );
  program = await look(['src'], rules.forbidden.filter(isAboutFolders), {
    ...rules.options,
    exclude: { path: tests },
  });
}, 120_000);

async function look(
  folders: string[],
  forbidden: IForbiddenRuleType[],
  options: IOptions,
): Promise<ICruiseResult> {
  const { output } = await cruise(
    folders,
    { ...options, ruleSet: { forbidden }, validate: true },
    {
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
      conditionNames: ['import', 'node'],
      exportsFields: ['exports'],
    },
    { tsConfig: extractTSConfig('tsconfig.json') },
  );
  return output as ICruiseResult;
}

// With a TypeScript that it does not support, dependency-cruiser sees nothing and finds nothing wrong.
test('the modules and the arrows between them were seen', () => {
  for (const seen of [everything, program]) {
    const sources = seen.modules.filter(({ source }) => source.startsWith('src/'));
    expect(sources.length).toBeGreaterThan(60);
    const compose = seen.modules.find(({ source }) => source === 'src/app/compose.ts');
    const targets = compose?.dependencies.map(({ resolved }) => resolved);
    expect(targets).toContain('src/engine/ports.ts');
    expect(targets).toContain('src/adapters/postgres.ts');
  }
});

test('every import was found', () => {
  const lost = everything.modules.flatMap(({ source, dependencies }) =>
    dependencies
      .filter(({ couldNotResolve }) => couldNotResolve)
      .map(({ module }) => `${source} → ${module}`),
  );
  expect(lost).toEqual([]);
});

test('no import points the wrong way', () => {
  const violations = [...everything.summary.violations, ...program.summary.violations];
  const broken = violations.map(({ from, to, rule }) => `${from} → ${to} breaks ${rule.name}`);
  expect(broken).toEqual([]);
});
