/** One version of a protocol to read: a tier's ladder, or what holds on every tier. */
import { useState } from 'react';
import { type Protocol, tiers } from '#core/protocol/protocol.ts';
import { duration, protocolInWords } from '#core/protocol/words.ts';
import { capital } from '#core/sentence.ts';
import { tierWords } from '#ui/case-words.ts';
import { LadderLine } from './ladder-line.tsx';
import { type Part, TierTabs } from './tier-tabs.tsx';

export function ProtocolInWords({ protocol }: { readonly protocol: Protocol }) {
  const [part, setPart] = useState<Part>('routine');
  return (
    <TierTabs part={part} onPart={setPart}>
      {part === 'all' ? <Always protocol={protocol} /> : <LadderLine protocol={protocol} tier={part} />}
    </TierTabs>
  );
}

function Always({ protocol }: { readonly protocol: Protocol }) {
  const { bounds } = protocol;
  return (
    <>
      <ul className="always">
        {protocolInWords(protocol).always.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {bounds && (
        <>
          <h2 className="section-title">What the practice promises itself</h2>
          <ul className="always">
            {tiers.map((tier) => (
              <li key={tier}>
                {capital(tierWords[tier])}: somebody is asked within {duration(bounds[tier].personMinutes)},
                everybody within {duration(bounds[tier].everybodyMinutes)}; an open case is never quiet for
                longer than {duration(bounds[tier].quietMinutes)}.
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
