/** Keeps one line to the server open and says what comes over it, for as long as somebody could be looking. */
import { serverEvents } from './event-stream.ts';

export interface Change {
  readonly topic: string;
  /** Of the one thing that changed; empty where only the topic is known. */
  readonly id: string;
}

export interface LineListener {
  opened(): void;
  changed(change: Change): void;
  /** Something may have been missed. */
  missed(): void;
  lost(): void;
  /** Nobody can see the page; it will be opened again. */
  rested(): void;
  signedOut(): void;
}

type End = 'lost' | 'hidden' | 'replaced' | 'signed-out';

/** The server says something every 25 seconds. */
const silentMs = 60_000;
/**
 * Short, for a browser opens only six connections to one server: pages in the background that held on to theirs would
 * leave none for whatever somebody wants to put on record in the one before them.
 */
const hiddenMs = 10_000;
const longestPauseMs = 30_000;

export async function keepLine(listener: LineListener, stopped: AbortSignal): Promise<void> {
  if (document.hidden) {
    listener.rested();
    await untilSeen(stopped, true);
  }
  for (let tries = 0; !stopped.aborted; tries += 1) {
    const end = await oneLine(stopped, listener, () => {
      tries = 0;
    });
    if (stopped.aborted) return;
    if (end === 'signed-out') return listener.signedOut();
    if (end === 'lost') {
      listener.lost();
      await pause(Math.min(1000 * 2 ** tries, longestPauseMs), stopped);
    } else {
      listener.rested();
      await untilSeen(stopped, end === 'hidden');
    }
  }
}

/** One line from its opening to its end. */
async function oneLine(stopped: AbortSignal, listener: LineListener, opened: () => void): Promise<End> {
  const cut = new AbortController();
  let end: End = 'lost';
  const cutAs = (why: End) => () => {
    end = why;
    cut.abort();
  };
  let silence = setTimeout(cutAs('lost'), silentMs);
  let hidden: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    clearTimeout(hidden);
    if (document.hidden) hidden = setTimeout(cutAs('hidden'), hiddenMs);
  };
  document.addEventListener('visibilitychange', look);
  look();
  try {
    const answer = await fetch('/api/v1/live', { signal: AbortSignal.any([stopped, cut.signal]) });
    if (answer.status === 401) return 'signed-out';
    if (!answer.ok || answer.body === null) return 'lost';
    for await (const { event, data } of serverEvents(answer.body)) {
      clearTimeout(silence);
      silence = setTimeout(cutAs('lost'), silentMs);
      if (event === 'open') {
        opened();
        listener.opened();
      } else if (event === 'changed') listener.changed(JSON.parse(data) as Change);
      else if (event === 'deaf') listener.lost();
      else if (event === 'missed') listener.missed();
      else if (event === 'ended') return 'signed-out';
      else if (event === 'replaced') return 'replaced';
    }
    return end;
  } catch {
    return end;
  } finally {
    clearTimeout(silence);
    clearTimeout(hidden);
    document.removeEventListener('visibilitychange', look);
    cut.abort();
  }
}

/** Over at once when the network comes back or somebody comes back to the page. */
function pause(ms: number, stopped: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const over = new AbortController();
    const finish = () => {
      over.abort();
      clearTimeout(waiting);
      done();
    };
    // Uneven, so that not every screen of a practice comes back in the same instant.
    const waiting = setTimeout(finish, ms * (0.75 + Math.random() / 2));
    window.addEventListener('online', finish, { signal: over.signal });
    window.addEventListener('focus', finish, { signal: over.signal });
    stopped.addEventListener('abort', finish, { signal: over.signal });
  });
}

/** A hidden page until it is shown; one whose line was given to a newer page until somebody comes to it. */
function untilSeen(stopped: AbortSignal, isHidden: boolean): Promise<void> {
  if (isHidden && !document.hidden) return Promise.resolve();
  return new Promise((done) => {
    const over = new AbortController();
    const look = () => {
      if (document.hidden) return;
      over.abort();
      done();
    };
    document.addEventListener('visibilitychange', look, { signal: over.signal });
    window.addEventListener('focus', look, { signal: over.signal });
    stopped.addEventListener('abort', () => done(), { signal: over.signal });
  });
}
