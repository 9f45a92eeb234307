/** The verifier's answer beside the protocol, for people who are not engineers. */
import { Anchor } from '@mantine/core';
import { type Protocol, type Tier, tiers } from '#core/protocol/protocol.ts';
import { stepName } from '#core/protocol/step-name.ts';
import type { Finding, TierVerdict } from '#core/verifier/verdict.ts';
import { Mark, type MarkProps } from '#ui/mark.tsx';
import { type Fault, faultOf } from './fault.ts';
import { placeOf, said } from './place.ts';
import { limitWords, withNames } from './step-words.ts';
import { type Part, partWords } from './tier-tabs.tsx';
import type { OfTier, RunningVerdict } from './use-verdict.ts';

export interface VerdictPanelProps {
  readonly protocol: Protocol;
  readonly verdict: RunningVerdict;
  readonly part: Part;
  /** Shows the place, and its field where the path names one. */
  readonly onGo: (path: string) => void;
}

export function VerdictPanel(props: VerdictPanelProps) {
  const { verdict, protocol, onGo } = props;
  return (
    <section className="verdict" aria-labelledby="verdict-title">
      <h2 className="section-title" id="verdict-title">
        Does it hold?
      </h2>
      <p className="verdict-sum" role="status">
        {summaryOf(verdict)}
      </p>
      {verdict.problems.length > 0 ? (
        <ul className="flaws">
          {verdict.problems.slice(0, 8).map(({ path, reason, wayOut }) => (
            <li key={`${path} ${reason}`}>
              <Anchor component="button" type="button" fw={600} ta="left" onClick={() => onGo(path)}>
                {placeOf(path, protocol).words}
              </Anchor>
              <p>
                {said(reason)} {said(wayOut)}
              </p>
            </li>
          ))}
        </ul>
      ) : (
        tiers.map((tier) => <OneTier key={tier} {...props} tier={tier} of={verdict.tiers[tier]} />)
      )}
    </section>
  );
}

export function summaryOf({ problems, tiers: of }: RunningVerdict): string {
  if (problems.length > 0) {
    return problems.length === 1
      ? 'One thing has to be mended first.'
      : `${problems.length} things have to be mended first.`;
  }
  const broken = tiers.filter((tier) => isBroken(of[tier]));
  if (broken.length === tiers.length) return 'It does not hold on any tier.';
  if (broken.length > 0) return `It does not hold on the tier ${broken.join(' and ')}.`;
  if (tiers.every((tier) => isHeld(of[tier]))) return 'It holds on every tier.';
  if (tiers.some((tier) => of[tier] === 'away'))
    return 'This browser cannot try it out. It is tried out when you publish.';
  return 'Being tried out from every moment, which takes a few seconds…';
}

const isTold = (of: OfTier): of is TierVerdict => typeof of === 'object';
export const isBroken = (of: OfTier): boolean => isTold(of) && of.findings.length > 0;
export const isHeld = (of: OfTier): boolean => isTold(of) && of.findings.length === 0;

const marks: Readonly<Record<'held' | 'broken' | 'open', MarkProps>> = {
  held: { shape: 'check', tone: 'accounted' },
  broken: { shape: 'half', tone: 'unaccounted' },
  open: { shape: 'ring', tone: 'quiet' },
};

function OneTier({
  tier,
  of,
  part,
  verdict,
  protocol,
  onGo,
}: VerdictPanelProps & { readonly tier: Tier; readonly of: OfTier }) {
  const state = isBroken(of) ? 'broken' : isHeld(of) ? 'held' : 'open';
  const isShown = tier === shownTier(verdict, part);
  return (
    <details className="tier-verdict" open={isShown} key={`${tier} ${isShown}`}>
      <summary>
        <Mark {...marks[state]} /> {partWords(tier)}: {stateWords(of)}
      </summary>
      {isTold(of) &&
        of.findings.map((finding) => (
          <Broken
            key={finding.promise}
            finding={finding}
            fault={faultOf(finding, protocol.tiers[tier])}
            onGo={onGo}
            protocol={protocol}
          />
        ))}
      {isTold(of) && of.findings.length === 0 && (
        <ul className="answers">
          {of.answers.map(({ about, words }) => (
            <li key={about}>{withNames(words)}</li>
          ))}
        </ul>
      )}
    </details>
  );
}

/** The tier that is looked at, unless another one needs looking at more. */
function shownTier({ tiers: of }: RunningVerdict, part: Part): Tier {
  const looked = part === 'all' ? 'routine' : part;
  return isBroken(of[looked]) ? looked : (tiers.find((tier) => isBroken(of[tier])) ?? looked);
}

function stateWords(of: OfTier): string {
  if (isTold(of)) return of.findings.length > 0 ? 'breaks' : 'holds';
  return { waiting: 'not tried out yet', trying: 'being tried out…', away: 'not tried out here' }[of];
}

interface BrokenProps {
  readonly finding: Finding;
  readonly fault: Fault | null;
  readonly protocol: Protocol;
  readonly onGo: (path: string) => void;
}

/** The shortest way to what breaks, as it would go on an afternoon. */
function Broken({ finding, fault, protocol, onGo }: BrokenProps) {
  const last = finding.path.length - 1;
  return (
    <div className="broken">
      <p className="broken-words">{withNames(finding.words)}</p>
      {fault && (
        <Anchor component="button" type="button" fw={600} onClick={() => onGo(pathOf(fault, finding.tier))}>
          {wayOut(fault, finding.tier, protocol)}
        </Anchor>
      )}
      <p className="quiet">How it comes about, for a session at 14:00{whose(finding)}:</p>
      <ol className="path">
        {finding.path.map(({ clock, words }, at) => (
          <li key={`${at} ${clock}`} data-last={at === last || undefined}>
            <span className="path-clock">{clock}</span>
            <span>{withNames(words)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

const whose = ({ client }: Finding): string =>
  client === 'allows-nothing' ? ' with a client who allowed no text, email or call' : '';

function pathOf(fault: Fault, tier: Tier): string {
  switch (fault.kind) {
    case 'step':
      return `tiers.${tier}.steps.${fault.index}`;
    case 'limit':
      return `limits.${fault.limit}`;
    case 'bound':
      return `bounds.${tier}.${fault.bound}`;
    case 'effort':
      return `tiers.${tier}.minimumEffort.attempts`;
  }
}

function wayOut(fault: Fault, tier: Tier, protocol: Protocol): string {
  const step = fault.kind === 'step' ? protocol.tiers[tier].steps[fault.index] : undefined;
  if (step) return `Look at “${stepName(step.id)}”`;
  if (fault.kind === 'limit') return `Look at “${limitWords[fault.limit][0]}”`;
  return 'Look at what the tier demands';
}
