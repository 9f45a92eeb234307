/** Writes down what this version's fold makes of every kept history; only after `foldVersion` was raised. */
import { writeFile } from 'node:fs/promises';
import { foldHistory, foldsFile, readHistories } from '../test/upgrade/histories.ts';

const folds = (await readHistories()).map(foldHistory);
await writeFile(foldsFile, folds.map((folded) => `${JSON.stringify(folded)}\n`).join(''));
console.log(`${folds.length} cases folded into ${foldsFile}`);
