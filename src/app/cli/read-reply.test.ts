import { Readable } from 'node:stream';
import { Command } from 'commander';
import { expect, test } from 'vitest';
import { addReadReply } from './read-reply.ts';

/** What the command prints, each line read back, and what it complains of. */
async function readReplies(
  args: readonly string[],
  input = '',
): Promise<{ said: unknown[]; failed: string[] }> {
  const said: unknown[] = [];
  const failed: string[] = [];
  const kept = new Command();
  const terminal = {
    environment: {},
    say: (line: string) => said.push(JSON.parse(line)),
    fail: (line: string) => failed.push(line),
  };
  addReadReply(kept, terminal, Readable.from([input]));
  await kept.parseAsync(['read-reply', ...args], { from: 'user' });
  return { said, failed };
}

test('each argument is a message', async () => {
  const { said } = await readReplies(['I’m fine, overslept', 'no estoy bien']);
  expect(said).toEqual([
    {
      text: 'I’m fine, overslept',
      language: 'en',
      reading: 'safe',
      why: '“im fine” says that all is well, and nothing else is said.',
    },
    { text: 'no estoy bien', language: 'es', reading: 'not-ok', why: '“no estoy bien” can mean danger.' },
  ]);
});

test('without arguments each line of the input is one, an empty one too', async () => {
  const { said } = await readReplies([], 'STOP\r\n\nalles gut\n');
  expect(said).toMatchObject([
    { text: 'STOP', reading: 'opt-out' },
    { text: '', reading: 'unclear', language: null },
    { text: 'alles gut', reading: 'safe', language: 'de' },
  ]);
});

test('the client’s language counts where the words do not tell', async () => {
  const { said } = await readReplies(['--language', 'fr-CA', '👍', 'alles gut']);
  expect(said).toMatchObject([{ language: 'fr' }, { language: 'de' }]);
});

test('a language that is not read is refused with those that are', async () => {
  const { said, failed } = await readReplies(['--language', 'tlh', 'ok']);
  expect(said).toEqual([]);
  expect(failed).toEqual([
    '--language tlh: Kept reads no replies in this language. Give one of en, es, fr, de, or leave it out.',
  ]);
});
