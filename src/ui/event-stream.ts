/** Server-sent events out of a response's body, as they come in, however they are cut. */

export interface ServerEvent {
  readonly event: string;
  readonly data: string;
}

export async function* serverEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
  const reader = body
    .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
    .getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const blocks = (rest + value).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) yield eventOf(block);
  }
}

function eventOf(block: string): ServerEvent {
  const lines = block.split('\n').map((line) => /^(event|data): ?(.*)$/.exec(line) ?? []);
  const valueOf = (name: string) =>
    lines
      .filter(([, field]) => field === name)
      .map(([, , value]) => value)
      .join('\n');
  return { event: valueOf('event'), data: valueOf('data') };
}
