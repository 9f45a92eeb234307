/** Every component is in the gallery: whoever makes a new one and forgets to show it there is told so here. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const src = join(import.meta.dirname, '..', '..', '..');

/** What cannot be shown without a server or a whole browser around it, and what is shown in its place. */
const shownByOthers: Readonly<Record<string, string>> = {
  ClientPicker: 'asks for clients; what it draws is ClientChoice',
  LockGate: 'draws nothing of its own, or LockedScreen',
  LockedScreen: 'ends the sign-in; what it draws is LockedPage',
  OfflinePage: 'asks again and again; what it draws is AwayPage',
  OwnAccountPage: 'a screen of two features',
  Paused: 'waits for ten minutes; what it draws is PausedWord',
  Search: 'asks for whatever is found; what it draws is Palette',
  SendingNotice: 'asks how sending goes; what it draws is SendingTrouble',
  StaffFrame: 'asks who is signed in; what it draws is Frame',
};

test('every component is drawn in the gallery, or named here with the one that is drawn for it', () => {
  const components = textsOf('{ui,app/browser}/*.tsx').flatMap((text) =>
    [...text.matchAll(/^export (?:function|const) ([A-Z]\w*)/gm)].map(([, name = '']) => name),
  );
  expect(components).toEqual(expect.arrayContaining(['Frame', 'ButtonLink', 'NewerVersion']));
  const gallery = textsOf('app/browser/gallery/*.tsx').join('\n');
  const isDrawn = (name: string) => new RegExp(`<${name}[\\s/>]`).test(gallery);
  expect(components.filter((name) => !isDrawn(name)).sort()).toEqual(Object.keys(shownByOthers).sort());
});

const textsOf = (pattern: string): readonly string[] =>
  globSync(pattern, { cwd: src }).map((file) => readFileSync(join(src, file), 'utf8'));
