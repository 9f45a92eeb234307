/** A word about what was just done, with a way to undo it, that goes by itself. */
import { Button, CloseButton } from '@mantine/core';
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';

export interface Toast {
  readonly words: ReactNode;
  /** Takes it back. What tells somebody else is never sent before its time to undo is over. */
  readonly undo?: () => void;
  readonly seconds?: number;
}

interface Standing extends Toast {
  readonly id: number;
}

let standing: readonly Standing[] = [];
let lastId = 0;
const listeners = new Set<() => void>();
const mostAtOnce = 3;
const usualSeconds = 8;

/** From anywhere; the newest three are shown. */
export function showToast(toast: Toast): void {
  lastId += 1;
  change([...standing, { ...toast, id: lastId }].slice(-mostAtOnce));
}

function change(next: readonly Standing[]): void {
  standing = next;
  for (const hear of listeners) hear();
}

function endToast(id: number): void {
  change(standing.filter((one) => one.id !== id));
}

function subscribe(hear: () => void): () => void {
  listeners.add(hear);
  return () => listeners.delete(hear);
}

/** Stands once in the frame. Readers hear each word when it comes. */
export function Toasts() {
  const all = useSyncExternalStore(subscribe, () => standing);
  return (
    <div className="toasts" role="status" aria-label="What was just done">
      {all.map((one) => (
        <ToastLine key={one.id} {...one} />
      ))}
    </div>
  );
}

function ToastLine({ id, words, undo, seconds = usualSeconds }: Standing) {
  // Whoever is reaching for it has all the time they need.
  const [isHeld, setIsHeld] = useState(false);
  useEffect(() => {
    if (isHeld) return;
    const going = setTimeout(() => endToast(id), seconds * 1000);
    return () => clearTimeout(going);
  }, [id, isHeld, seconds]);
  const hold = () => setIsHeld(true);
  const release = () => setIsHeld(false);
  return (
    <div className="toast" onMouseEnter={hold} onMouseLeave={release} onFocus={hold} onBlur={release}>
      <span className="grows">{words}</span>
      {undo && (
        <Button
          variant="subtle"
          onClick={() => {
            endToast(id);
            undo();
          }}
        >
          Undo
        </Button>
      )}
      <CloseButton aria-label="Put this word away" onClick={() => endToast(id)} />
    </div>
  );
}
