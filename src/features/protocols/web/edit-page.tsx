/** Working on the protocol, with the verifier's answer beside it. */
import { useStaffNames } from '#ui/colleagues.ts';
import './protocol.css';
import './ladder-line.css';
import './verdict.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Protocol } from '#core/protocol/protocol.ts';
import { InnerLink } from '#ui/inner-link.tsx';
import { Page } from '#ui/page.tsx';
import { Answer, NoPermission } from '#ui/states.tsx';
import { EditTools } from './edit-tools.tsx';
import { LadderEditor } from './ladder-editor.tsx';
import { LimitsFields } from './limits-fields.tsx';
import { errorsOf, placeOf } from './place.ts';
import { type PublishedVersion, useMayPublish, useVersions } from './protocol-view.ts';
import { PublishForm } from './publish-form.tsx';
import { TierPromises } from './tier-promises.tsx';
import { type Part, TierTabs } from './tier-tabs.tsx';
import { type Edited, useEdited } from './use-edited.ts';
import { useVerdict } from './use-verdict.ts';
import { isBroken, summaryOf, VerdictPanel } from './verdict-panel.tsx';

export function EditProtocolPage() {
  const versions = useVersions();
  const mayPublish = useMayPublish();
  return (
    <Page title="Edit the protocol" aside={<InnerLink to="/protocol">Back to what is in force</InnerLink>}>
      {mayPublish ? (
        <Answer to={versions} lines={8}>
          {(all) => <Editor inForce={all[0]!} />}
        </Answer>
      ) : (
        <NoPermission>
          Only a supervisor or an owner changes the protocol. You can read it, and tell them what you would
          change.
        </NoPermission>
      )}
    </Page>
  );
}

function Editor({ inForce }: { readonly inForce: PublishedVersion }) {
  const edited = useEdited(inForce);
  return (
    <>
      <MovedOn edited={edited} inForce={inForce} />
      <EditTools edited={edited} inForce={inForce} />
      {edited.protocol && <Workbench edited={edited} protocol={edited.protocol} />}
    </>
  );
}

interface WorkbenchProps {
  readonly edited: Edited;
  readonly protocol: Protocol;
}

function Workbench({ edited, protocol }: WorkbenchProps) {
  const [part, setPart] = useState<Part>('routine');
  const [open, setOpen] = useState<number | null>(null);
  const verdict = useVerdict(protocol, part === 'all' ? 'routine' : part);
  const flaws = verdict.problems.map(({ path }) => path);
  const flawed = new Set(flaws.map((path) => placeOf(path, protocol).part));
  for (const tier of ['routine', 'elevated', 'high'] as const)
    if (isBroken(verdict.tiers[tier])) flawed.add(tier);
  const shared = { protocol, errorAt: errorsOf(verdict.problems), onChange: edited.change };
  const go = (path: string) => {
    const place = placeOf(path, protocol);
    setPart(place.part);
    setOpen(place.index);
    focusSoon(path);
  };
  return (
    <div className="protocol">
      <div className="protocol-main">
        <a className="verdict-jump" href="#verdict-title">
          {summaryOf(verdict)}
        </a>
        <TierTabs
          part={part}
          flawed={flawed}
          onPart={(next) => {
            setPart(next);
            setOpen(null);
          }}
        >
          {part === 'all' ? (
            <LimitsFields {...shared} />
          ) : (
            <>
              <LadderEditor {...shared} tier={part} open={open} onOpen={setOpen} flaws={flaws} />
              <TierPromises {...shared} tier={part} />
            </>
          )}
        </TierTabs>
      </div>
      <aside className="protocol-aside" data-follows aria-label="The verifier's answer">
        <VerdictPanel protocol={protocol} verdict={verdict} part={part} onGo={go} />
        <PublishForm protocol={protocol} edited={edited} verdict={verdict} errorAt={shared.errorAt} />
      </aside>
    </div>
  );
}

/** Once the tab and the step are there. */
function focusSoon(path: string): void {
  setTimeout(() => {
    const place = document.getElementById(path);
    place?.scrollIntoView({ block: 'center' });
    const field = place?.matches('input, select') ? place : place?.querySelector<HTMLElement>('.line-words');
    field?.focus({ preventScroll: true });
  }, 50);
}

function MovedOn({ edited, inForce }: { readonly edited: Edited; readonly inForce: PublishedVersion }) {
  const nameOf = useStaffNames();
  if (edited.basedOn === 0 || edited.basedOn >= inForce.version) return null;
  const who = inForce.publishedBy ? nameOf(inForce.publishedBy) : 'Somebody';
  return (
    <div className="moved-on" role="alert">
      <p>
        {who} published version {inForce.version} after you began from version {edited.basedOn}. Yours would
        take back what they changed.
      </p>
      <Button variant="default" onClick={edited.clear}>
        Begin anew from version {inForce.version}
      </Button>
      <Button variant="subtle" onClick={() => edited.putOn(inForce.version)}>
        I have looked at it; keep mine
      </Button>
    </div>
  );
}
