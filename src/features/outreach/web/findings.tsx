/** What stands in the way of a text: where, why, and the way out. */
import { UnstyledButton } from '@mantine/core';
import { Mark } from '#ui/mark.tsx';
import type { Draft, LintResult } from '../contract.ts';

type Finding = LintResult['findings'][number];

export interface FindingsProps {
  readonly draft: Draft;
  readonly findings: readonly Finding[];
  /** Shows the place in its field. */
  readonly onShow: (finding: Finding) => void;
}

export function Findings({ draft, findings, onShow }: FindingsProps) {
  return (
    <div role="status" className="findings">
      {findings.length === 0 ? (
        <p className="fine">
          <Mark shape="check" tone="accounted" /> Nothing stands in its way.
        </p>
      ) : (
        <ul>
          {findings.map((finding) => (
            <li key={`${finding.part} ${finding.rule} ${finding.from} ${finding.reason}`}>
              <Mark shape="half" tone="unaccounted" />
              <div>
                <Spot draft={draft} finding={finding} onShow={onShow} />
                <p>
                  {finding.reason} <strong>{finding.wayOut}</strong>
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Spot({
  draft,
  finding,
  onShow,
}: Pick<FindingsProps, 'draft' | 'onShow'> & { readonly finding: Finding }) {
  const whole = draft[finding.part];
  const words = whole.slice(finding.from, finding.to);
  if (words === '' || words === whole) return null;
  return (
    <UnstyledButton className="spot" onClick={() => onShow(finding)}>
      “<bdi>{words}</bdi>”{finding.part === 'subject' && ' in the subject'}
    </UnstyledButton>
  );
}
