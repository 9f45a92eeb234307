import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { Command } from 'commander';
import { readReply } from '#core/reply/read-reply.ts';
import { type ReplyLanguage, replyLanguages } from '#core/reply/words/all.ts';
import type { Terminal } from './terminal.ts';

interface Options {
  readonly language?: string;
}

export function addReadReply(kept: Command, terminal: Terminal, input: Readable = process.stdin): void {
  kept
    .command('read-reply')
    .description('say how Kept would read what a client writes; nothing is stored or sent')
    .argument('[texts...]', 'what was written; without any, each line of standard input is one')
    .option(
      '--language <code>',
      `the client's own language (${replyLanguages.join(', ')}), where the words do not tell`,
    )
    .addHelpText(
      'after',
      '\nPrints one JSON object a line: text, language, reading, why. The readings are explained in docs/replies.md.',
    )
    .action(async (texts: readonly string[], options: Options) => run(terminal, input, texts, options));
}

async function run(
  { say, fail }: Terminal,
  input: Readable,
  texts: readonly string[],
  options: Options,
): Promise<void> {
  const hint = languageIn(options);
  if (hint === null) {
    const known = replyLanguages.join(', ');
    fail(
      `--language ${options.language}: Kept reads no replies in this language. Give one of ${known}, or leave it out.`,
    );
    return;
  }
  const lines = texts.length > 0 ? texts : createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  for await (const text of lines) {
    const { language, reading, why } = readReply(text, hint ? { language: hint } : {});
    say(JSON.stringify({ text, language, reading, why }));
  }
}

/** `undefined` when none was given, `null` when it is none of ours; `de-AT` is German. */
function languageIn({ language }: Options): ReplyLanguage | undefined | null {
  if (language === undefined) return undefined;
  const code = language.toLowerCase().split(/[-_]/)[0];
  return replyLanguages.find((known) => known === code) ?? null;
}
