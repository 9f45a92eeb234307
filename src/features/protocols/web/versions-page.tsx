/** Two versions side by side: what changed, in words. */
import { useStaffNames } from '#ui/colleagues.ts';
import './protocol.css';
import './versions.css';
import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { InnerLink } from '#ui/inner-link.tsx';
import { Page } from '#ui/page.tsx';
import { Answer, Empty } from '#ui/states.tsx';
import { type DifferentPart, differencesBetween } from './differences.ts';
import { type PublishedVersion, provenance, useVersions } from './protocol-view.ts';

export function VersionsPage() {
  const versions = useVersions();
  return (
    <Page title="Compare versions" aside={<InnerLink to="/protocol">Back to what is in force</InnerLink>}>
      <Answer to={versions}>{(all) => <Compared versions={all} />}</Answer>
    </Page>
  );
}

function Compared({ versions }: { readonly versions: readonly PublishedVersion[] }) {
  const nameOf = useStaffNames();
  const [newer, setNewer] = useState(versions[0]!.version);
  const [older, setOlder] = useState((versions[1] ?? versions[0]!).version);
  const [before, after] = [older, newer].map((wanted) => versions.find(({ version }) => version === wanted)!);
  if (versions.length < 2) {
    return (
      <Empty title="There is one version only">
        Once a second one is published, both are compared here, in words.
      </Empty>
    );
  }
  const data = versions.map(({ version, name }) => ({
    value: String(version),
    label: `${version} · ${name}`,
  }));
  const parts = differencesBetween(before!.document, after!.document);
  return (
    <div className="protocol-main">
      <div className="compared">
        <NativeSelect
          size="md"
          label="Before"
          data={data}
          value={older}
          onChange={(event) => setOlder(Number(event.currentTarget.value))}
        />
        <NativeSelect
          size="md"
          label="After"
          data={data}
          value={newer}
          onChange={(event) => setNewer(Number(event.currentTarget.value))}
        />
      </div>
      <p>{provenance(after!, nameOf)}.</p>
      {after!.reason && <p className="reason">{after!.reason}</p>}
      {parts.length === 0 && (
        <Empty title="Nothing differs">Both would do the same, at the same times.</Empty>
      )}
      {parts.map((part) => (
        <Differences key={part.part} {...part} older={older} newer={newer} />
      ))}
    </div>
  );
}

interface DifferencesProps extends DifferentPart {
  readonly older: number;
  readonly newer: number;
}

function Differences({ words, differences, older, newer }: DifferencesProps) {
  return (
    <table className="differences">
      <caption>{words}</caption>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Version {older}</th>
          <th scope="col">Version {newer}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ what, before, after }) => (
          <tr key={what}>
            <th scope="row">{what}</th>
            <td data-version={`Version ${older}`}>
              {before === null ? <span className="none">nothing</span> : <del>{before}</del>}
            </td>
            <td className="after" data-version={`Version ${newer}`}>
              {after ?? <span className="none">nothing</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
