import { zoneInWords } from '#core/time/clock-words.ts';

export interface ClockNotesProps {
  /** The practice's. */
  readonly timeZone: string;
  readonly deviceAheadMinutes: number;
}

/** Whose clock the times are on, when somebody could take it for another. */
export function ClockNotes({ timeZone, deviceAheadMinutes }: ClockNotesProps) {
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <>
      {own !== timeZone && (
        <p className="quiet clock-note">Times are on the practice’s clock, in {zoneInWords(timeZone)}.</p>
      )}
      {deviceAheadMinutes !== 0 && (
        <p className="clock-note" role="status">
          The clock of this device is {inWords(Math.abs(deviceAheadMinutes))}{' '}
          {deviceAheadMinutes > 0 ? 'fast' : 'slow'}. Times and distances here are right all the same.
        </p>
      )}
    </>
  );
}

function inWords(minutes: number): string {
  if (minutes < 120) return `${minutes} minutes`;
  return minutes < 48 * 60 ? `${Math.round(minutes / 60)} hours` : `${Math.round(minutes / 1440)} days`;
}
