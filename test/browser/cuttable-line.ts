/** A line between a browser and the program that a test can cut and mend. */
import { connect, createServer, type Socket } from 'node:net';

export interface CuttableLine {
  /** Everything under way breaks off, and nobody gets through. */
  cut(): void;
  mend(): void;
  /** Everything under way breaks off; who tries again gets through. */
  breakOff(): void;
}

export async function layLine(from: number, to: number): Promise<CuttableLine> {
  const ends = new Set<Socket>();
  let isCut = false;
  const keep = (end: Socket) => {
    ends.add(end);
    end.on('error', () => end.destroy());
    end.on('close', () => ends.delete(end));
  };
  const server = createServer((browser) => {
    if (isCut) return browser.destroy();
    const program = connect(to, 'localhost');
    keep(browser);
    keep(program);
    browser.pipe(program).pipe(browser);
  });
  await new Promise<void>((done) => server.listen(from, 'localhost', done));
  const breakOff = () => {
    for (const end of ends) end.destroy();
  };
  return {
    cut() {
      isCut = true;
      breakOff();
    },
    mend() {
      isCut = false;
    },
    breakOff,
  };
}
