/**
 * A session is moved with the pointer, or lifted with M, steered with the arrows and put down with Enter. Both end in the
 * same place; Escape leaves everything as it was. Fingers scroll, and move a session in its form.
 */
import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { longDayWords } from './period-words.ts';
import type { Slot } from './slots.ts';
import { clockOf } from './wall.ts';

export interface Landing {
  readonly slot: Slot;
  readonly day: string;
  readonly from: number;
  /** Where columns stand for colleagues; `null` where they stand for days. */
  readonly clinicianId: string | null;
}

export interface Column {
  readonly key: string;
  readonly day: string;
  readonly clinicianId: string | null;
  readonly label: string;
}

export interface Moving {
  readonly landing: Landing | null;
  readonly begin: (event: PointerEvent, slot: Slot) => void;
  readonly onKeyDown: (event: KeyboardEvent, slot: Slot) => void;
  /** A click that ended a movement opens nothing. */
  readonly wasMoved: () => boolean;
  readonly announcement: string;
}

export interface MovingOptions {
  readonly grid: RefObject<HTMLElement | null>;
  readonly columns: readonly Column[];
  readonly firstMinute: number;
  readonly lastMinute: number;
  /** The landing stays drawn until this is done. */
  readonly onLand: (landing: Landing) => Promise<void>;
}

const snapMinutes = 15;
const slackPixels = 5;

export function useMoving({ grid, columns, firstMinute, lastMinute, onLand }: MovingOptions): Moving {
  const [landing, setLanding] = useState<Landing | null>(null);
  const [announcement, announce] = useState('');
  const moved = useRef(false);
  const stop = useRef<() => void>(() => {});
  useEffect(() => () => stop.current(), []);

  async function land(at: Landing | null): Promise<void> {
    const isSame = at && at.day === at.slot.day && at.from === at.slot.from && isWithSame(at);
    if (at && !isSame) await onLand(at);
    setLanding(null);
    // It stands in another column now, and whoever works with the keyboard goes on from there.
    if (at) requestAnimationFrame(() => focusOn(grid.current, at.slot.session.id));
  }

  function begin(down: PointerEvent, slot: Slot): void {
    moved.current = false;
    if (down.button !== 0 || down.pointerType === 'touch' || !slot.isAhead) return;
    const grabbedAt = down.clientY - down.currentTarget.getBoundingClientRect().top;
    let latest: Landing | null = null;
    const move = (event: globalThis.PointerEvent) => {
      const distance = Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY);
      if (!moved.current && distance < slackPixels) return;
      moved.current = true;
      latest = landingAt(event, grabbedAt, slot) ?? latest;
      setLanding(latest);
    };
    const end = () => {
      stop.current();
      void land(latest);
    };
    const key = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      stop.current();
      setLanding(null);
    };
    stop.current = () => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', end);
      window.removeEventListener('keydown', key);
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', end);
    window.addEventListener('keydown', key);
  }

  function landingAt(event: globalThis.PointerEvent, grabbedAt: number, slot: Slot): Landing | null {
    const places = [...(grid.current?.querySelectorAll<HTMLElement>('[data-column]') ?? [])];
    const at = places.findIndex((place) => {
      const { left, right } = place.getBoundingClientRect();
      return event.clientX >= left && event.clientX < right;
    });
    const column = columns[at];
    const rect = places[at]?.getBoundingClientRect();
    if (!column || !rect) return null;
    const perPixel = (lastMinute - firstMinute) / rect.height;
    const minute = firstMinute + (event.clientY - grabbedAt - rect.top) * perPixel;
    return within(slot, column, Math.round(minute / snapMinutes) * snapMinutes);
  }

  function within(slot: Slot, { day, clinicianId }: Column, from: number): Landing {
    const latest = Math.max(firstMinute, lastMinute - snapMinutes);
    return { slot, day, clinicianId, from: Math.min(latest, Math.max(firstMinute, from)) };
  }

  function lift(slot: Slot): void {
    const column = columns.find((one) => one.day === slot.day && isOf(one, slot));
    if (!column) return;
    setLanding(within(slot, column, slot.from));
    announce(
      `${slot.name} is lifted. Arrow keys move it, Enter puts it down, Escape leaves it where it was.`,
    );
  }

  function steer(at: Landing, key: string): void {
    const [minutes, across] = steps[key] ?? [0, 0];
    const index = columns.findIndex((one) => one.day === at.day && one.clinicianId === at.clinicianId);
    const column = columns[Math.min(columns.length - 1, Math.max(0, index + across))];
    if (!column) return;
    const next = within(at.slot, column, at.from + minutes);
    setLanding(next);
    announce(
      `${columns.length > 1 && next.clinicianId ? column.label : longDayWords(next.day)}, ${clockOf(next.from)}`,
    );
  }

  function onKeyDown(event: KeyboardEvent, slot: Slot): void {
    const isLifted = landing?.slot.session.id === slot.session.id;
    if (event.key.toLowerCase() === 'm' && !isLifted && slot.isAhead && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      lift(slot);
    } else if (isLifted && event.key in steps) {
      event.preventDefault();
      steer(landing, event.key);
    } else if (isLifted && event.key === 'Enter') {
      event.preventDefault();
      void land(landing);
    } else if (isLifted && event.key === 'Escape') {
      event.preventDefault();
      setLanding(null);
      announce('It stays where it was.');
    }
  }

  return { landing, begin, onKeyDown, wasMoved: () => moved.current, announcement };
}

function focusOn(grid: HTMLElement | null, sessionId: string): void {
  grid?.querySelector<HTMLElement>(`[data-session="${sessionId}"]`)?.focus({ preventScroll: true });
}

const steps: Readonly<Record<string, readonly [minutes: number, across: number]>> = {
  ArrowUp: [-snapMinutes, 0],
  ArrowDown: [snapMinutes, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

export function isOf({ clinicianId }: Column, { session }: Slot): boolean {
  return clinicianId === null || clinicianId === session.clinicianId;
}

function isWithSame({ clinicianId, slot }: Landing): boolean {
  return clinicianId === null || clinicianId === slot.session.clinicianId;
}
