import { Mark } from '#ui/mark.tsx';
import { SessionMarks } from './agenda.tsx';
import type { Slot } from './slots.ts';
import type { Moving } from './use-moving.ts';
import { clockOf } from './wall.ts';

export interface SessionBlockProps {
  readonly slot: Slot;
  readonly moving: Moving;
  readonly withClinician: boolean;
  readonly onOpen: (sessionId: string) => void;
}

export function SessionBlock({ slot, moving, withClinician, onOpen }: SessionBlockProps) {
  const { session, standing } = slot;
  const isLifted = moving.landing?.slot.session.id === session.id;
  return (
    <button
      type="button"
      className="session-block"
      data-session={session.id}
      data-tone={standing.tone}
      data-lifted={isLifted || undefined}
      data-ahead={slot.isAhead || undefined}
      {...(slot.isAhead && { 'aria-keyshortcuts': 'M' })}
      onPointerDown={(event) => moving.begin(event, slot)}
      onKeyDown={(event) => moving.onKeyDown(event, slot)}
      onClick={() => {
        if (!moving.wasMoved() && !isLifted) onOpen(session.id);
      }}
    >
      <span className="block-name">
        <Mark {...standing} /> <bdi>{slot.name}</bdi>
      </span>
      <span className="block-details">
        {clockOf(slot.from)}
        <span className="for-readers"> to {clockOf(slot.to)},</span> {standing.word}
        <SessionMarks slot={slot} />
      </span>
      {withClinician && <span className="block-details block-clinician">{slot.clinician}</span>}
    </button>
  );
}
