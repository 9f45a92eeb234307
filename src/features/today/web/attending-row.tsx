/**
 * One client of one session; whoever has a case is spoken of where the case stands. Its properties are plain values, so
 * that of thousands of rows only what changed is drawn anew.
 */
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import type { Tier } from '#core/protocol/protocol.ts';
import { Mark as Shape } from '#ui/mark.tsx';
import type { AttendingNow, Standing } from '../contract.ts';
import { type Hands, PresenceButtons, Refusal } from './presence-buttons.tsx';
import { standingMarks, standingWords } from './standing-words.ts';
import { TierMark } from './tier-mark.tsx';
import { keyOf, type Mark } from './use-marks.ts';
import type { Said } from './what-can-be-said.ts';

export interface AttendingRowProps {
  readonly row: AttendingNow;
  readonly client: string;
  readonly tier: Tier | null;
  readonly time: string;
  /** The same session as the row above: a couple, a group. */
  readonly isSame: boolean;
  /** With whom, where, and what the client's own clock shows when that is another. */
  readonly details: string;
  readonly since: string;
  readonly mark: Mark | undefined;
  readonly canHere: boolean;
  readonly notHere: Said | null;
  readonly canChange: boolean;
  readonly mayMark: boolean;
  readonly hands: Hands;
}

export const AttendingRow = memo(function AttendingRow(props: AttendingRowProps) {
  const { row, client, tier, time, isSame, details, since, mark, hands } = props;
  const standing = shownStanding(row, mark);
  return (
    <li
      className="attending"
      data-standing={standing}
      data-same={isSame || undefined}
      data-key={keyOf(row)}
      tabIndex={-1}
    >
      <span className="attending-time">{time}</span>
      <span className="attending-who">
        <a className="attending-name" href={`/clients/${row.clientId}`}>
          <bdi>{client}</bdi>
        </a>{' '}
        <TierMark tier={tier} />
        {details !== '' && <span className="attending-details">{details}</span>}
      </span>
      <span className="attending-standing">
        <Shape {...standingMarks[standing]} /> {standingWords[standing]}
        {since !== '' && <span className="quiet"> {since}</span>}
      </span>
      <span className="attending-actions">
        {props.mayMark && row.caseId === null && (
          <PresenceButtons
            row={row}
            client={client}
            mark={mark}
            canHere={props.canHere}
            notHere={props.notHere}
            canChange={props.canChange}
            hands={hands}
          />
        )}
        {row.caseId && (
          <Link
            to="/cases/$caseId"
            params={{ caseId: row.caseId }}
            className="attending-open"
            aria-label={`Open the case of ${client}`}
          >
            Open
          </Link>
        )}
      </span>
      {mark?.is === 'refused' && row.caseId === null && (
        <Refusal row={row} words={mark.words} hands={hands} />
      )}
    </li>
  );
});

/** "Here" is believed at once; where it would end a case, only once the server has agreed. */
function shownStanding(row: AttendingNow, mark: Mark | undefined): Standing {
  const isBelieved = mark?.is === 'said' || (mark?.is === 'sending' && row.caseId === null);
  return isBelieved && mark.said === 'here' ? 'here' : row.standing;
}
