/** One tier's ladder as a line down the page, in plain words. */
import type { Protocol, Tier } from '#core/protocol/protocol.ts';
import { stepName } from '#core/protocol/step-name.ts';
import { protocolInWords } from '#core/protocol/words.ts';
import { earliestMinutes } from './earliest.ts';
import { StepLegend, StepMark } from './step-mark.tsx';
import { shortly } from './step-words.ts';

export interface LadderLineProps {
  readonly protocol: Protocol;
  readonly tier: Tier;
}

export function LadderLine({ protocol, tier }: LadderLineProps) {
  const { steps } = protocol.tiers[tier];
  const sentences = protocolInWords(protocol).tiers[tier];
  const times = earliestMinutes(protocol.tiers[tier], protocol.limits);
  return (
    <>
      <StepLegend />
      <ol className="line">
        {steps.map((step, at) => (
          <li key={step.id} className="line-step">
            <span className="line-time">{shortly(times[at] ?? 0)}</span>
            <span className="line-mark">
              <StepMark kind={step.kind} />
            </span>
            <div className="line-words">
              <span className="line-name">{stepName(step.id)}</span>
              <p className="line-sentence">{sentences[at]}</p>
            </div>
          </li>
        ))}
      </ol>
      <p className="line-end">{sentences.at(-1)}</p>
    </>
  );
}
