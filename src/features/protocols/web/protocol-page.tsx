/** The protocol in force, in plain words: who published it, when and why, and what came before it. */
import { useStaffNames } from '#ui/colleagues.ts';
import './protocol.css';
import './ladder-line.css';
import './versions.css';
import { Button, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { clockTime, shortDay } from '#ui/clock.ts';
import { InnerLink } from '#ui/inner-link.tsx';
import { Page } from '#ui/page.tsx';
import { Answer } from '#ui/states.tsx';
import { ProtocolInWords } from './in-words.tsx';
import { provenance, useMayPublish, useVersions } from './protocol-view.ts';
import { saveFile } from './save-file.ts';
import { useEdited } from './use-edited.ts';
import { VersionList } from './version-list.tsx';

export function ProtocolPage() {
  const versions = useVersions();
  const mayPublish = useMayPublish();
  const nameOf = useStaffNames();
  const newest = versions.data?.[0];
  return (
    <Page title={newest?.name ?? 'Protocol'} aside={mayPublish && <EditLink />}>
      <Answer to={versions} lines={8}>
        {(all) => {
          const inForce = all[0]!;
          return (
            <div className="protocol">
              <div className="protocol-main">
                <div className="protocol-lead">
                  <p>{provenance(inForce, nameOf)}.</p>
                  {inForce.reason && <p className="reason">{inForce.reason}</p>}
                  <p className="quiet">
                    It is in force for every case that opens from now on. An open case keeps the version that
                    it was opened with.
                  </p>
                </div>
                <ProtocolInWords protocol={inForce.document} />
              </div>
              <aside className="protocol-aside" aria-label="Versions">
                <VersionList versions={all} nameOf={nameOf} />
                <Group gap="xs">
                  <Button variant="default" onClick={() => saveFile(inForce)}>
                    Export as JSON
                  </Button>
                  {all.length > 1 && (
                    <InnerLink to="/protocol/versions" className="aside-link">
                      Compare versions
                    </InnerLink>
                  )}
                </Group>
              </aside>
            </div>
          );
        }}
      </Answer>
    </Page>
  );
}

function EditLink() {
  const { keptAt } = useEdited(null);
  const day = keptAt && `${shortDay(keptAt.toISOString())}, ${clockTime(keptAt.toISOString())}`;
  return (
    <Group gap="md">
      {day && <span className="quiet">You have changes from {day} that are not published.</span>}
      <Button renderRoot={(props) => <Link to="/protocol/edit" {...props} />}>
        {day ? 'Go on editing' : 'Edit'}
      </Button>
    </Group>
  );
}
