/** Entries that Kept does not dare to tell: whose they are, or that they are no sessions. The answer becomes a rule. */
import { Button, Group, Radio, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { callServer } from '#ui/call-server.ts';
import { type ChosenClient, ClientPicker } from '#ui/client-picker.tsx';
import { atClock } from '#ui/clock.ts';
import { Trouble } from '#ui/states.tsx';
import { showToast } from '#ui/toasts.tsx';
import { useFresh, useNow } from '#ui/use-fresh.ts';
import { useTrying } from '#ui/use-trying.ts';
import type { EntryRecord, ReportRecord, RuleRecord } from '../contract.ts';
import { isOfCalendars } from './of-calendars.ts';
import { takenBackWords } from './rules.tsx';
import { useNamed } from './use-named.ts';

const everySeconds = 120;

export interface UnknownEntriesProps {
  readonly calendarId: string;
  readonly zone: string;
  readonly mayChange: boolean;
}

/** A series is one question, and so are entries under one title. */
export interface Unknown {
  readonly title: string;
  readonly entries: readonly EntryRecord[];
}

export function UnknownEntries({ calendarId, zone, mayChange }: UnknownEntriesProps) {
  const path = `/calendars/${calendarId}/entries`;
  const { data } = useFresh<EntryRecord[]>(path, everySeconds, { topics: ['calendars'] });
  if (!data) return null;
  const open = data.filter(({ outcome }) => outcome === 'unsure' || outcome === 'unmatched');
  const unknown = [...Map.groupBy(open, ({ title }) => title)].map(([title, entries]) => ({
    title,
    entries,
  }));
  return (
    <section aria-labelledby="unknown">
      <h2 className="section-title" id="unknown">
        Whose are these?
      </h2>
      {unknown.length === 0 ? (
        <p className="quiet">Kept knows whose every entry to come is.</p>
      ) : (
        <ul className="quiet-list">
          {unknown.map((one) => (
            <UnknownEntry
              key={one.title}
              unknown={one}
              calendarId={calendarId}
              zone={zone}
              mayChange={mayChange}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

interface UnknownEntryProps extends UnknownEntriesProps {
  readonly unknown: Unknown;
}

type Reach = 'always' | 'once';
interface Taught {
  readonly rule: RuleRecord;
  readonly reports: readonly ReportRecord[];
}

function UnknownEntry({ unknown, calendarId, zone, mayChange }: UnknownEntryProps) {
  const { title, entries } = unknown;
  const [first] = entries;
  const named = useNamed();
  const now = useNow();
  const queries = useQueryClient();
  const { trouble, isBusy, trying } = useTrying();
  const [isAsking, setIsAsking] = useState(false);
  const [clients, setClients] = useState<readonly ChosenClient[]>([]);
  const [reach, setReach] = useState<Reach>('always');
  if (!first) return null;
  const guess = [...new Set(entries.flatMap(({ clientIds }) => clientIds as readonly string[]))];

  const teach = (means: RuleRecord['means'], clientIds: readonly string[]) =>
    trying(async () => {
      const isAlways = reach === 'always' && title !== '';
      const { rule, reports } = await callServer<Taught>('POST', '/calendar-rules', {
        calendarId,
        looksAt: isAlways ? 'title-is' : 'uid',
        pattern: isAlways ? title : first.uid,
        means,
        clientIds,
      });
      const booked = reports.reduce((sum, { counts }) => sum + counts.added + counts.restored, 0);
      showToast({
        words: means === 'not-a-session' ? `“${title}” is no session.` : bookedWords(booked),
        undo: () => void takeBack(rule),
      });
      await readAgain();
    });
  const takeBack = (rule: RuleRecord) =>
    trying(async () => {
      await callServer('DELETE', `/calendar-rules/${rule.id}`);
      showToast({ words: takenBackWords });
      await readAgain();
    });
  const readAgain = () => queries.invalidateQueries({ predicate: isOfCalendars });

  return (
    <li>
      <p className="unknown-title">
        <bdi>{title || 'Without a title'}</bdi>
        <span className="quiet">
          {atClock(first.startsAt, now, zone)}
          {entries.length > 1 && ` and ${entries.length - 1} more`}
        </span>
      </p>
      <p className="quiet unknown-because">{first.because}</p>
      {trouble && <Trouble>{trouble}</Trouble>}
      {mayChange && !isAsking && (
        <Group gap={10} mt={8}>
          {guess.length > 0 && (
            <Button disabled={isBusy} onClick={() => void teach('session', guess)}>
              It is {named(guess)}
            </Button>
          )}
          <Button variant="default" onClick={() => setIsAsking(true)}>
            {guess.length > 0 ? 'Somebody else…' : 'Say whose it is…'}
          </Button>
          <Button variant="default" disabled={isBusy} onClick={() => void teach('not-a-session', [])}>
            No session
          </Button>
        </Group>
      )}
      {isAsking && (
        <form
          className="unknown-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (clients.length > 0)
              void teach(
                'session',
                clients.map(({ id }) => id),
              );
          }}
        >
          <ClientPicker label="Whose it is" value={clients} onChange={setClients} />
          <Radio.Group
            label="And next time?"
            size="md"
            value={reach}
            onChange={(chosen) => setReach(chosen as Reach)}
          >
            <Stack gap={8} mt={6}>
              <Radio value="always" size="md" label={`Always, when the title is “${title}”`} />
              <Radio
                value="once"
                size="md"
                label="Only this entry"
                description="Of a series, all its dates"
              />
            </Stack>
          </Radio.Group>
          <Group>
            <Button type="submit" loading={isBusy} disabled={clients.length === 0}>
              Save
            </Button>
            <Button variant="default" onClick={() => setIsAsking(false)}>
              Not now
            </Button>
          </Group>
        </form>
      )}
    </li>
  );
}

function bookedWords(booked: number): string {
  if (booked === 0) return 'Taught. Nothing new had to be booked.';
  return booked === 1 ? 'Taught: one session is booked.' : `Taught: ${booked} sessions are booked.`;
}
