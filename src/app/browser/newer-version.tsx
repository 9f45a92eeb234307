/** Keeps the program on this device, and says when the server has a newer one. */
import { Button, Text } from '@mantine/core';
import { useSyncExternalStore } from 'react';

const lookEveryMs = 30 * 60_000;
let newer: ServiceWorker | null = null;
const listeners = new Set<() => void>();

/** After the first screen, so that it takes nothing from it. Browsers without it work, with a line. */
export async function keepProgram(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  try {
    const kept = await navigator.serviceWorker.register('/service-worker.js');
    if (kept.waiting) show(kept.waiting);
    kept.addEventListener('updatefound', () => watch(kept.installing));
    setInterval(() => void kept.update().catch(() => {}), lookEveryMs);
  } catch {
    // A device that does not allow it, or a server that is away just now: the next page tries again.
  }
}

function watch(worker: ServiceWorker | null): void {
  worker?.addEventListener('statechange', () => {
    // The very first one replaces nothing.
    if (worker.state === 'installed' && navigator.serviceWorker.controller) show(worker);
  });
}

function show(worker: ServiceWorker): void {
  newer = worker;
  for (const hear of listeners) hear();
}

function takeOver(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload(), {
    once: true,
  });
  newer?.postMessage('take-over', { transfer: [] });
}

function subscribe(hear: () => void): () => void {
  listeners.add(hear);
  return () => listeners.delete(hear);
}

/** Puts the newer program in the place of this one; null while there is none. */
export function useNewerVersion(): (() => void) | null {
  const isThere = useSyncExternalStore(subscribe, () => newer !== null);
  return isThere ? takeOver : null;
}

export function NewerVersion({ onLoad }: { readonly onLoad: (() => void) | null }) {
  return (
    <div role="status" aria-label="Whether there is a newer version">
      {onLoad && (
        <div className="live-notice">
          <Text className="grows">
            A newer version of Kept is there. What you have written and not saved is kept where it says so.
          </Text>
          <Button variant="default" onClick={onLoad}>
            Load it
          </Button>
        </div>
      )}
    </div>
  );
}
