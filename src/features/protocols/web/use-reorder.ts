/** Moving an entry of a list by its handle: dragged with a pointer, or with the arrow keys. */
import { type DragEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';

export interface ReorderHands {
  /** Where the entry that is dragged would land; null while nothing is. */
  readonly over: number | null;
  handleOf(index: number): {
    readonly draggable: true;
    onDragStart(event: DragEvent): void;
    onDragEnd(): void;
    onKeyDown(event: KeyboardEvent<HTMLElement>): void;
    ref(element: HTMLElement | null): void;
  };
  entryOf(index: number): {
    onDragOver(event: DragEvent): void;
    onDrop(event: DragEvent): void;
  };
}

export function useReorder(move: (from: number, to: number) => void): ReorderHands {
  const [dragged, setDragged] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const handles = useRef(new Map<number, HTMLElement>());
  const follow = useRef<number | null>(null);
  // The keys go on moving the same step, at its new place.
  useEffect(() => {
    if (follow.current === null) return;
    handles.current.get(follow.current)?.focus();
    follow.current = null;
  });
  const end = () => {
    setDragged(null);
    setOver(null);
  };
  return {
    over: dragged === null ? null : over,
    handleOf: (index) => ({
      draggable: true,
      onDragStart(event) {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', '');
        setDragged(index);
      },
      onDragEnd: end,
      onKeyDown(event) {
        const to = event.key === 'ArrowUp' ? index - 1 : event.key === 'ArrowDown' ? index + 1 : null;
        if (to === null) return;
        event.preventDefault();
        if (handles.current.has(to)) follow.current = to;
        move(index, to);
      },
      ref(element) {
        if (element) handles.current.set(index, element);
        else handles.current.delete(index);
      },
    }),
    entryOf: (index) => ({
      onDragOver(event) {
        if (dragged === null) return;
        event.preventDefault();
        setOver(index);
      },
      onDrop(event) {
        event.preventDefault();
        if (dragged !== null) move(dragged, index);
        end();
      },
    }),
  };
}
