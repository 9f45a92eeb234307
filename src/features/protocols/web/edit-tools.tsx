/** Taking changes back, beginning anew, and a protocol from a file. */
import { Button, FileButton } from '@mantine/core';
import { useState } from 'react';
import type { Protocol } from '#core/protocol/protocol.ts';
import { readDocument } from '#core/protocol/read-document.ts';
import type { ProtocolProblem } from '#core/protocol/validate.ts';
import { clockTime } from '#ui/clock.ts';
import { Trouble } from '#ui/states.tsx';
import type { PublishedVersion } from './protocol-view.ts';
import { saveFile } from './save-file.ts';
import type { Edited } from './use-edited.ts';

export interface EditToolsProps {
  readonly edited: Edited;
  readonly inForce: PublishedVersion;
}

export function EditTools({ edited, inForce }: EditToolsProps) {
  const [unreadable, setUnreadable] = useState<readonly ProtocolProblem[] | null>(null);
  const take = async (file: File | null) => {
    if (!file) return;
    const read = readProtocol(await file.text());
    setUnreadable('problems' in read ? read.problems : null);
    if ('protocol' in read) edited.change(() => read.protocol);
  };
  return (
    <>
      <div className="edit-tools">
        <Button variant="default" size="sm" disabled={!edited.canUndo} onClick={edited.undo}>
          Undo
        </Button>
        <Button variant="default" size="sm" disabled={!edited.isChanged} onClick={edited.clear}>
          Throw changes away
        </Button>
        <FileButton accept="application/json,.json" onChange={(file) => void take(file)}>
          {(props) => (
            <Button variant="default" size="sm" {...props}>
              Import JSON
            </Button>
          )}
        </FileButton>
        {edited.protocol && (
          <Button
            variant="default"
            size="sm"
            onClick={() => saveFile({ version: inForce.version, document: edited.protocol! })}
          >
            Export JSON
          </Button>
        )}
        <span className="quiet" role="status">
          {edited.keptAt
            ? `Kept on this device at ${clockTime(edited.keptAt.toISOString())}; not in force.`
            : `Begins from version ${inForce.version}, which is in force.`}
        </span>
      </div>
      {unreadable && (
        <div className="unreadable">
          <Trouble>This file is no protocol that Kept can read. Nothing was changed.</Trouble>
          <ul className="always">
            {unreadable.slice(0, 6).map(({ path, reason, wayOut }) => (
              <li key={path + reason}>
                {path !== '' && <code>{path}</code>} {reason} {wayOut}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

type Read = { readonly protocol: Protocol } | { readonly problems: readonly ProtocolProblem[] };

/** What is well written but does not hold may come in: that is mended here. */
function readProtocol(text: string): Read {
  const problems: ProtocolProblem[] = [];
  const say = (path: string, reason: string, wayOut: string) => void problems.push({ path, reason, wayOut });
  const protocol = readDocument(parsed(text), say);
  return problems.length === 0 ? { protocol } : { problems };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
