import { actorWords, deedWords, isRefusal } from '#core/audit/deed-words.ts';
import { ClientName } from '#ui/client-name.tsx';
import { clockTime } from '#ui/clock.ts';
import { InnerLink } from '#ui/inner-link.tsx';
import { Mark } from '#ui/mark.tsx';
import type { AuditEntryRead } from '../contract.ts';

export interface AuditLineProps {
  readonly entry: AuditEntryRead;
  readonly nameOf: ReadonlyMap<string, string>;
  readonly timeZone: string;
  readonly onClient: (entry: AuditEntryRead) => void;
}

export function AuditLine({ entry, nameOf, timeZone, onClient }: AuditLineProps) {
  const { at, staffId, actor, action, clientName, caseId } = entry;
  const refused = isRefusal(action);
  return (
    <li className="audit-line">
      <time dateTime={at}>{clockTime(at, timeZone)}</time>
      <bdi className="audit-who">{nameOf.get(staffId ?? '') ?? actorWords[actor] ?? actor}</bdi>
      <span className="audit-what">
        {refused && <Mark shape="diamond" tone="unaccounted" />}
        {deedWords(action)}
        <Detail entry={entry} nameOf={nameOf} />
      </span>
      <span className="audit-whom">
        {clientName !== null && (
          <button type="button" className="audit-client" onClick={() => onClient(entry)}>
            <ClientName name={clientName} />
          </button>
        )}
        {caseId !== null && (
          <InnerLink to="/cases/$caseId" params={{ caseId }} fz="sm">
            Case
          </InnerLink>
        )}
      </span>
    </li>
  );
}

/** What the entry says beyond its words; identifiers that mean nothing to people stay in the table. */
function Detail({ entry, nameOf }: Pick<AuditLineProps, 'entry' | 'nameOf'>) {
  const { subjectKind, subjectId, staffId, detail } = entry;
  const whom = subjectKind === 'staff' && subjectId !== staffId ? nameOf.get(subjectId) : undefined;
  const route = subjectKind === 'route' ? subjectId : undefined;
  const { role, from, to, changed, code, proof } = detail;
  const said = [
    whom,
    route,
    text(role),
    text(from) && text(to) ? `${from} → ${to}` : undefined,
    Array.isArray(changed) ? changed.join(', ') : undefined,
    proof === undefined ? undefined : `with a ${String(proof)}`,
    isRefusal(entry.action) ? text(code) : undefined,
  ].filter((part) => part !== undefined);
  if (said.length === 0) return null;
  return <span className="audit-detail">{said.join(' · ')}</span>;
}

const identifier = /^[0-9a-f]{8}-/;
const text = (value: unknown): string | undefined =>
  typeof value === 'string' && !identifier.test(value) ? value : undefined;
