/** Telling whoever was told that it is over, or saying why not [P6.7]. */

import type { ActionOf } from '../action.ts';
import type { CaseView } from '../case-view.ts';
import { contactName, useContactsOnFile } from '../reach.ts';
import { whyNot, written } from '../why-not.ts';
import { NoteForm } from './note-form.tsx';

export interface AllClearProps {
  readonly view: CaseView;
  readonly action: ActionOf<'all-clear'>;
}

export function AllClear({ view, action: { party } }: AllClearProps) {
  const onFile = useContactsOnFile(view);
  const contact = view.state.plan.emergencyContacts.find(({ id }) => id === party);
  const who = contact ? contactName(contact, onFile.get(contact.id)) : 'the agency';
  return (
    <NoteForm
      view={view}
      name={`all-clear/${party}`}
      title={`Tell ${who} that it is over`}
      lead="Say only what the client wants said: that it is over is enough."
      label="How they heard it, or why not"
      path="all-clears"
      toBody={(how) => ({ party, how })}
      refusal={(how) => whyNot(view, { type: 'give-all-clear', party, how: written(how) })}
      send="Put it on record"
      done={`${who} has heard.`}
    />
  );
}
