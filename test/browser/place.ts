/**
 * Where the program of every test of a process is reached, one after the other, and the browsers before it. The address
 * stays the same, so that what a browser has fetched and compiled for one test it has for all of them.
 */
import { freePort } from '#adapters/free-port.ts';
import { type CuttableLine, layLine } from './cuttable-line.ts';
import { type Desks, standDesks } from './desks.ts';
import { theChromium } from './open-screens.ts';

export interface Place {
  /** What browsers call it. */
  readonly base: string;
  /** Between the browsers and the program. */
  readonly line: CuttableLine;
  /** Where a program has to listen to be reached. */
  readonly behind: { readonly host: string; readonly port: number };
  readonly desks: Desks;
  /** After a test, while its program still runs. */
  clear(): Promise<void>;
}

let placeOfAll: Promise<Place> | null = null;

export function thePlace(): Promise<Place> {
  placeOfAll ??= openPlace();
  return placeOfAll;
}

async function openPlace(): Promise<Place> {
  const host = 'localhost';
  const port = await freePort(host);
  const behind = { host, port: await freePort(host) };
  const base = `http://${host}:${port}`;
  const line = await layLine(port, behind.port);
  const desks = standDesks(await theChromium(), base);
  return {
    base,
    line,
    behind,
    desks,
    async clear() {
      line.mend();
      await desks.clear();
      line.breakOff();
    },
  };
}
