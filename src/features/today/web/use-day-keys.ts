/** The day by keyboard: j and k or the arrows move, h and n say, u takes back, Enter opens the case. */
import { useNavigate } from '@tanstack/react-router';
import { type RefObject, useEffect, useRef } from 'react';
import type { AttendingNow } from '../contract.ts';
import type { Hands } from './presence-buttons.tsx';
import { keyOf, type Marks } from './use-marks.ts';
import { sayableOf } from './what-can-be-said.ts';

export function useDayKeys(
  list: RefObject<HTMLElement | null>,
  rows: readonly AttendingNow[],
  hands: Hands,
  marks: Marks,
  mayMark: boolean,
  now: Date,
): void {
  const navigate = useNavigate();
  const latest = useRef(heard);
  latest.current = heard;

  function heard(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event.target)) return;
    const step = steps[event.key];
    if (step) {
      event.preventDefault();
      move(list.current, step);
      return;
    }
    const row = focusedRow(list.current, rows);
    if (!row) return;
    if (event.key === 'Enter' && row.caseId && (event.target as Element).matches('li')) {
      void navigate({ to: '/cases/$caseId', params: { caseId: row.caseId } });
      return;
    }
    if (!mayMark) return;
    const sayable = sayableOf(row, now);
    const mark = marks.of(row)?.is;
    if (event.key === 'h' && sayable.here && !mark) hands.say(row, 'here');
    if (event.key === 'n' && sayable.notHere && !mark) hands.say(row, sayable.notHere);
    if (event.key === 'u' && (sayable.change || mark === 'held' || mark === 'said')) hands.takeBack(row);
  }

  useEffect(() => {
    const hear = (event: KeyboardEvent) => latest.current(event);
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
}

const steps: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/** Keys belong to whatever somebody types into or chooses from. */
function isElsewhere(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest(
      'input, textarea, select, [contenteditable], [role="dialog"], [role="menu"], [role="radiogroup"]',
    ) !== null
  );
}

function focusedRow(list: Element | null, rows: readonly AttendingNow[]): AttendingNow | undefined {
  const key = document.activeElement?.closest<HTMLElement>('.attending')?.dataset.key;
  return list && key ? rows.find((row) => keyOf(row) === key) : undefined;
}

function move(list: Element | null, step: number): void {
  const all = [...(list?.querySelectorAll<HTMLElement>('.attending') ?? [])];
  const at = all.findIndex((one) => one.contains(document.activeElement));
  const next = at === -1 ? (step > 0 ? 0 : all.length - 1) : at + step;
  all[Math.min(all.length - 1, Math.max(0, next))]?.focus();
}
