/** "Here" and "Not here", with what became of the tap beside them. */
import { Link } from '@tanstack/react-router';
import type { AttendingNow } from '../contract.ts';
import type { Mark, Marks } from './use-marks.ts';
import type { Said } from './what-can-be-said.ts';

export type Hands = Pick<Marks, 'say' | 'takeBack' | 'putAway'>;

export interface PresenceButtonsProps {
  readonly row: AttendingNow;
  readonly client: string;
  readonly mark: Mark | undefined;
  readonly canHere: boolean;
  readonly notHere: Said | null;
  readonly canChange: boolean;
  readonly hands: Hands;
}

export function PresenceButtons({
  row,
  client,
  mark,
  canHere,
  notHere,
  canChange,
  hands,
}: PresenceButtonsProps) {
  if (mark?.is === 'sending') return <span className="saying">saving…</span>;
  if (mark?.is === 'held') {
    return (
      <>
        <span className="saying">{mark.said === 'late-noted' ? 'Not here yet' : 'Not here'}</span>
        <Tap label={`Undo: ${client} is not here`} onTap={() => hands.takeBack(row)}>
          Undo
        </Tap>
      </>
    );
  }
  if (mark?.is === 'said') {
    return (
      <Tap label={`Undo: ${client} is here`} onTap={() => hands.takeBack(row)}>
        Undo
      </Tap>
    );
  }
  return (
    <>
      {canHere && (
        <Tap label={`${client} is here`} isFirst onTap={() => hands.say(row, 'here')}>
          Here
        </Tap>
      )}
      {notHere && (
        <Tap
          label={notHere === 'late-noted' ? `${client} is not here yet` : `${client} is not here`}
          onTap={() => hands.say(row, notHere)}
        >
          {notHere === 'late-noted' ? 'Not here yet' : 'Not here'}
        </Tap>
      )}
      {canChange && (
        <Tap label={`Take back that ${client} is here`} isQuiet onTap={() => hands.takeBack(row)}>
          Take back
        </Tap>
      )}
    </>
  );
}

export interface RefusalProps {
  readonly row: AttendingNow;
  readonly words: string;
  readonly hands: Hands;
}

/** Why it was not put on record, and where to go on. */
export function Refusal({ row, words, hands }: RefusalProps) {
  return (
    <span className="refused" role="alert">
      {words}
      {row.caseId && (
        <Link to="/cases/$caseId" params={{ caseId: row.caseId }}>
          Open the case
        </Link>
      )}
      <Tap label="Put away these words" isQuiet onTap={() => hands.putAway(row)}>
        Put away
      </Tap>
    </span>
  );
}

interface TapProps {
  readonly label: string;
  readonly isFirst?: boolean;
  readonly isQuiet?: boolean;
  readonly onTap: () => void;
  readonly children: string;
}

/** A plain button: a large clinic has thousands of them on one screen. */
function Tap({ label, isFirst = false, isQuiet = false, onTap, children }: TapProps) {
  return (
    <button
      type="button"
      className="tap"
      data-first={isFirst || undefined}
      data-quiet={isQuiet || undefined}
      aria-label={label}
      onClick={onTap}
    >
      {children}
    </button>
  );
}
