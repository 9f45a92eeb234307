/** One field to find and do anything from, by keyboard alone if one likes. Knows nothing of what is found. */
import './palette.css';
import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { Icon, type IconName } from './icon.tsx';

export interface Finding {
  readonly key: string;
  readonly icon: IconName;
  readonly words: ReactNode;
  /** What tells it from another of the same name. */
  readonly hint?: ReactNode;
  readonly choose: () => void;
}

export interface FindingGroup {
  readonly title: string;
  readonly findings: readonly Finding[];
}

export interface PaletteProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly groups: readonly FindingGroup[];
  /** The server is still being asked. */
  readonly isSearching: boolean;
  /** What could not be asked, in words. */
  readonly trouble?: ReactNode;
  readonly footer?: ReactNode;
  readonly onClose: () => void;
}

export function Palette({ text, onText, groups, isSearching, trouble, footer, onClose }: PaletteProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useId();
  const all = groups.flatMap(({ findings }) => findings);
  const [at, setAt] = useState(0);
  const chosen = all[Math.min(at, all.length - 1)];
  const idOf = (finding: Finding) => `${list}-${finding.key}`;

  // The browser's own dialog: nothing behind it can be reached, and the focus returns to where it was if it is closed
  // before it is gone.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  useEffect(() => {
    if (chosen) document.getElementById(`${list}-${chosen.key}`)?.scrollIntoView({ block: 'nearest' });
  }, [list, chosen]);

  function choose(finding: Finding | undefined): void {
    if (!finding) return;
    onClose();
    finding.choose();
  }
  function hear(event: KeyboardEvent): void {
    const moves: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1 };
    const to = moves[event.key];
    if (to !== undefined && all.length > 0) {
      event.preventDefault();
      setAt((Math.min(to, all.length) + all.length) % all.length);
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      choose(chosen);
    }
  }

  return (
    <dialog
      ref={dialog}
      className="palette"
      aria-label="Search and go anywhere"
      // At once: the browser tells of a dialog that it has closed only after the next key.
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div className="palette-field">
        <Icon name="search" />
        <input
          role="combobox"
          aria-label="Search"
          aria-expanded={all.length > 0}
          aria-controls={list}
          aria-activedescendant={chosen && idOf(chosen)}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder="Find a client, case or screen"
          value={text}
          onChange={(event) => {
            setAt(0);
            onText(event.currentTarget.value);
          }}
          onKeyDown={hear}
        />
        <button type="button" className="palette-close" onClick={onClose}>
          Close
        </button>
      </div>
      {/* The keyboard stays in the field; the list is moved through by its arrows. */}
      <div id={list} role="listbox" aria-label="Found" className="palette-list">
        {groups.map(({ title, findings }) => (
          <div key={title} role="group" aria-label={title}>
            <div className="palette-title" aria-hidden="true">
              {title}
            </div>
            {findings.map((finding) => (
              <div
                key={finding.key}
                id={idOf(finding)}
                role="option"
                aria-selected={finding === chosen}
                className="palette-finding"
                onMouseMove={() => setAt(all.indexOf(finding))}
                onClick={() => choose(finding)}
              >
                <Icon name={finding.icon} />
                <span className="grows">{finding.words}</span>
                {finding.hint && <span className="palette-hint">{finding.hint}</span>}
              </div>
            ))}
          </div>
        ))}
      </div>
      <p role="status" className="palette-said">
        {trouble ?? saidOf(all.length, isSearching)}
      </p>
      {footer && <div className="palette-footer">{footer}</div>}
    </dialog>
  );
}

function saidOf(count: number, isSearching: boolean): string {
  if (isSearching) return 'Searching';
  if (count === 0) return 'Nothing was found. A client is found by name or by reference.';
  return count === 1 ? '1 found' : `${count} found`;
}
