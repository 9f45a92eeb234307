import { Button } from '@mantine/core';
import { capital } from '#core/sentence.ts';
import { fullDay } from '#ui/clock.ts';
import { useStaffNames } from '#ui/colleagues.ts';
import { Mark } from '#ui/mark.tsx';
import type { TemplateEntry } from '../contract.ts';

type Version = TemplateEntry['versions'][number];

export interface VersionsOfProps {
  readonly versions: readonly Version[];
  /** Takes the words of an earlier version up again. */
  readonly onTake?: (words: Pick<Version, 'subject' | 'text'>) => void;
}

export function VersionsOf({ versions, onTake }: VersionsOfProps) {
  const nameOf = useStaffNames();
  if (versions.length === 0) return null;
  return (
    <section>
      <h2 className="section-title">Versions</h2>
      <ol className="wordings">
        {versions.map((one, at) => (
          <li key={one.version}>
            <div className="wording-head">
              <strong>{capital(nameOfVersion(one))}</strong>
              {one.publishedAt && one.publishedBy && (
                <span className="quiet">
                  {fullDay(one.publishedAt)}, {nameOf(one.publishedBy)}
                </span>
              )}
              <span className="message-state">
                <Mark shape={one.reviewed ? 'check' : 'half'} tone={one.reviewed ? 'accounted' : 'late'} />
                {one.reviewed
                  ? `reviewed by ${one.reviewed.by} on ${fullDay(one.reviewed.on)}`
                  : 'not reviewed'}
              </span>
              {at === 0 && <span className="quiet">sent now</span>}
            </div>
            <details>
              <summary>Its words</summary>
              {one.subject !== '' && <p className="wording-subject">{one.subject}</p>}
              <p className="wording-text" dir="auto">
                {one.text}
              </p>
            </details>
            {onTake && at > 0 && (
              <Button
                variant="subtle"
                size="sm"
                aria-label={`Take these words up: ${nameOfVersion(one)}`}
                onClick={() => onTake({ subject: one.subject, text: one.text })}
              >
                Take these words up
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

const nameOfVersion = ({ version }: Version): string =>
  version === 0 ? 'what Kept comes with' : `version ${version}`;
