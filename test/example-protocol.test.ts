import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { defaultProtocol } from '#core/protocol/default.ts';

test('the example is the protocol that every practice starts with', async () => {
  expect(JSON.parse(await readFile('examples/protocol.json', 'utf8'))).toEqual(defaultProtocol);
});
