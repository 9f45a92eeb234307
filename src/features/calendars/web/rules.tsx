/** What the practice taught about entries; the newest that fits counts. */
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { callServer } from '#ui/call-server.ts';
import { Trouble } from '#ui/states.tsx';
import { showToast } from '#ui/toasts.tsx';
import { useFresh } from '#ui/use-fresh.ts';
import { useTrying } from '#ui/use-trying.ts';
import type { RuleRecord } from '../contract.ts';
import { isOfCalendars } from './of-calendars.ts';
import { useNamed } from './use-named.ts';

const everySeconds = 300;

export interface RulesProps {
  /** Only those that count in this one. */
  readonly calendarId: string | null;
  readonly mayChange: boolean;
}

export function Rules({ calendarId, mayChange }: RulesProps) {
  const rules = useFresh<RuleRecord[]>('/calendar-rules', everySeconds, { topics: ['calendars'] });
  const named = useNamed();
  const queries = useQueryClient();
  const { trouble, isBusy, trying } = useTrying();
  const shown = rules.data?.filter(
    (rule) => calendarId === null || rule.calendarId === null || rule.calendarId === calendarId,
  );
  if (!shown || shown.length === 0) return null;
  const takeBack = (rule: RuleRecord) =>
    trying(async () => {
      await callServer('DELETE', `/calendar-rules/${rule.id}`);
      showToast({ words: takenBackWords });
      await queries.invalidateQueries({ predicate: isOfCalendars });
    });
  return (
    <section aria-labelledby="rules">
      <h2 className="section-title" id="rules">
        What was taught
      </h2>
      {trouble && <Trouble>{trouble}</Trouble>}
      <ul className="rules">
        {shown.map((rule) => (
          <li key={rule.id}>
            <span>
              {subjectWords[rule.looksAt]} <bdi className="rule-pattern">{patternWords(rule)}</bdi>{' '}
              {rule.means === 'session' ? (
                <>
                  is <strong>{named(rule.clientIds)}</strong>
                </>
              ) : (
                'is no session'
              )}
            </span>
            {mayChange && (
              <Button variant="subtle" size="sm" disabled={isBusy} onClick={() => void takeBack(rule)}>
                Take back
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A doubt calls nobody off; only a person does. */
export const takenBackWords =
  'Taken back. What was booked by it stays booked: call it off in the calendar where it is wrong.';

const subjectWords: Readonly<Record<RuleRecord['looksAt'], string>> = {
  uid: 'One entry',
  'title-is': 'The title',
  'title-like': 'A title like',
  'attendee-email': 'Whoever is invited as',
  reference: 'The reference',
};

/** The name of one entry in its calendar is long and says nothing. */
function patternWords({ looksAt, pattern }: RuleRecord): string {
  return looksAt === 'uid' ? '' : `“${pattern}”`;
}
