import { fullDay } from '#ui/clock.ts';
import type { NameOf } from '#ui/colleagues.ts';
import { Mark } from '#ui/mark.tsx';
import type { PublishedVersion } from './protocol-view.ts';

export interface VersionListProps {
  readonly versions: readonly PublishedVersion[];
  readonly nameOf: NameOf;
}

export function VersionList({ versions, nameOf }: VersionListProps) {
  return (
    <section>
      <h2 className="section-title">Versions</h2>
      <ol className="versions">
        {versions.map((one, at) => (
          <li key={one.version}>
            <span className="version-name">
              {one.version} · <bdi>{one.name}</bdi>
              {at === 0 && (
                <span className="in-force">
                  <Mark shape="check" tone="accounted" /> in force
                </span>
              )}
            </span>
            <span className="quiet">
              {one.publishedAt && one.publishedBy
                ? `${fullDay(one.publishedAt)}, ${nameOf(one.publishedBy)}`
                : 'What Kept comes with'}
            </span>
            {one.reason && at > 0 && <p className="reason">{one.reason}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
