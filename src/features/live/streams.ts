/** The open lines to one process's watchers: so many a person, the newest first. */
import { PassThrough } from 'node:stream';
import type { StaffId } from '#core/ids.ts';

/** Tabs and devices of one person. A browser with more is better served by asking now and then. */
const mostEach = 6;
/** A reader that has stopped reading is let go; it comes back by itself and asks for everything. */
const mostBytesWaiting = 64 * 1024;

export type LineWord = 'open' | 'changed' | 'missed' | 'deaf' | 'beat' | 'ended' | 'replaced';

export interface Line {
  readonly stream: PassThrough;
  say(word: LineWord, data?: object): void;
  /** Says a last word, which tells the reader whether to come back. */
  end(word?: LineWord): void;
}

export interface Lines {
  open(staffId: StaffId): Line;
  endAll(): void;
}

export function openLines(): Lines {
  const lines = new Map<StaffId, readonly Line[]>();

  function forget(staffId: StaffId, line: Line): void {
    const left = (lines.get(staffId) ?? []).filter((other) => other !== line);
    if (left.length === 0) lines.delete(staffId);
    else lines.set(staffId, left);
  }

  return {
    open(staffId) {
      const line = openLine();
      const open = [...(lines.get(staffId) ?? []), line];
      lines.set(staffId, open);
      line.stream.once('close', () => forget(staffId, line));
      for (const oldest of open.slice(0, -mostEach)) oldest.end('replaced');
      return line;
    },
    endAll() {
      for (const line of [...lines.values()].flat()) line.end();
    },
  };
}

function openLine(): Line {
  const stream = new PassThrough();
  const say = (word: LineWord, data: object = {}): void => {
    if (stream.writableEnded || stream.destroyed) return;
    if (stream.writableLength > mostBytesWaiting) stream.destroy();
    else stream.write(`event: ${word}\ndata: ${JSON.stringify(data)}\n\n`);
  };
  return {
    stream,
    say,
    end(word) {
      if (word) say(word);
      stream.end();
    },
  };
}
