/**
 * A welfare check that was asked for, by a person, on the telephone. Kept calls nobody: this puts on record whom, where,
 * why them, and exactly what they were told [P6.5, P6.6].
 */
import { Checkbox, NativeSelect, Text, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { AgencyKind } from '#core/case/vocabulary.ts';
import { agencyWords } from '#core/case/vocabulary-words.ts';
import { capital } from '#core/sentence.ts';
import { callServer } from '#ui/call-server.ts';
import { fullDay } from '#ui/clock.ts';
import type { CaseView } from '../case-view.ts';
import { Needs } from '../next/gate.tsx';
import { whyNot, written } from '../why-not.ts';
import { ActionForm, missingOf, wanted } from './action-form.tsx';
import { instantOf, justNow, WhenField } from './when-field.tsx';

const kinds: readonly AgencyKind[] = [
  'mobile-crisis',
  'ambulance',
  'hospital',
  'police-non-emergency',
  'emergency-services',
];

const empty = {
  kind: 'mobile-crisis' as string,
  agency: '',
  phone: '',
  place: '',
  isConfirmed: false,
  basis: '',
  alternatives: '',
  whyThem: '',
  callTaker: '',
  incident: '',
  told: '',
  when: justNow,
};
type Values = typeof empty;

export function Welfare({ view }: { readonly view: CaseView }) {
  const { zone } = view;
  return (
    <ActionForm
      view={view}
      name="welfare"
      title="Ask for a welfare check"
      lead={
        <>
          <Text>
            Call the service for where the client is, then write it down here. Kept calls nobody. A mobile
            crisis team comes first where there is one.
          </Text>
          <Needs view={view} />
          <Wishes view={view} />
        </>
      }
      empty={empty}
      path="welfare-checks"
      toBody={(values) => bodyOf(values, view)}
      missing={(values) =>
        missingOf({
          agency: wanted(values.agency),
          place: wanted(values.place),
          basis: wanted(values.basis),
          alternatives: wanted(values.alternatives),
          whyThem: wanted(values.whyThem),
          told: wanted(values.told),
        })
      }
      refusal={(values) => {
        const all = Object.fromEntries(
          Object.entries(values).map(([field, value]) => [
            field,
            typeof value === 'string' && field !== 'when' ? written(value) : value,
          ]),
        ) as Values;
        const happenedAt = instantOf(values.when, zone) ?? view.state.touchedAt;
        const { agency, ...body } = bodyOf(all, view);
        const kind = values.kind as AgencyKind;
        return whyNot(view, {
          type: 'request-welfare-check',
          ...body,
          agency: { ...agency, kind },
          happenedAt,
        });
      }}
      send="It was asked for"
      done="The welfare check. Somebody is asked what came of it."
    >
      {(form) => (
        <>
          <NativeSelect
            size="md"
            label="Which kind of service"
            data={kinds.map((kind) => ({ value: kind, label: capital(agencyWords[kind]) }))}
            {...form.getInputProps('kind')}
          />
          <TextInput size="md" label="Its name" {...form.getInputProps('agency')} />
          <TextInput size="md" label="Number called" inputMode="tel" {...form.getInputProps('phone')} />
          <Places view={view} onChoose={(place) => form.setFieldValue('place', place)} />
          <Textarea
            size="md"
            label="Where the client is"
            description="With floor, door and how to get in"
            autosize
            minRows={2}
            {...form.getInputProps('place')}
          />
          <Checkbox
            label="The client confirmed this place today"
            {...form.getInputProps('isConfirmed', { type: 'checkbox' })}
          />
          <Textarea
            size="md"
            label="Why you fear for them"
            description="Facts, as you would say them to the service"
            autosize
            minRows={2}
            {...form.getInputProps('basis')}
          />
          <Textarea
            size="md"
            label="What else was thought of, and why it is not enough"
            autosize
            minRows={2}
            {...form.getInputProps('alternatives')}
          />
          <Textarea
            size="md"
            label="Why this service"
            description="If police: why. If not: why not."
            autosize
            minRows={2}
            {...form.getInputProps('whyThem')}
          />
          <Textarea
            size="md"
            label="What they were told"
            description="Word for word where you can; it is kept as a disclosure"
            autosize
            minRows={2}
            {...form.getInputProps('told')}
          />
          <TextInput size="md" label="Who took the call" {...form.getInputProps('callTaker')} />
          <TextInput size="md" label="Incident number" {...form.getInputProps('incident')} />
          <WhenField
            view={view}
            label="When you called"
            value={form.values.when}
            onChange={(when) => form.setFieldValue('when', when)}
            error={form.errors.when as string}
          />
        </>
      )}
    </ActionForm>
  );
}

function bodyOf(values: Values, { zone, state }: CaseView) {
  const kind = values.kind as AgencyKind;
  return {
    agency: { name: values.agency, kind, phone: values.phone },
    location: { text: values.place, confirmedAt: values.isConfirmed ? startOf(state) : null },
    basis: values.basis,
    alternativesConsidered: values.alternatives,
    whyThisAgency: values.whyThem,
    callTaker: values.callTaker,
    incidentNumber: values.incident,
    happenedAt: instantOf(values.when, zone),
    disclosure: {
      recipient: values.agency,
      address: values.phone,
      description: values.told,
      purpose: 'A welfare check',
    },
    callBackAt: null,
  };
}

const startOf = (state: CaseView['state']) => state.sessions[0]?.startsAt ?? state.openedAt;

interface Place {
  readonly id: string;
  readonly label: string;
  readonly address: string;
  readonly accessNotes: string;
  readonly confirmedOn: string | null;
  readonly endedOn: string | null;
}

/** Each with the day on which it was last known to be right: an old address sends help to strangers. */
function Places({ view, onChoose }: { readonly view: CaseView; readonly onChoose: (place: string) => void }) {
  const path = `/clients/${view.state.clientId}/locations`;
  const places = useQuery({
    queryKey: [path],
    queryFn: () => callServer<{ readonly locations: readonly Place[] }>('GET', path),
  });
  const open = places.data?.locations.filter(({ endedOn }) => endedOn === null) ?? [];
  if (open.length === 0) return null;
  return (
    <NativeSelect
      size="md"
      label="A place on file"
      data={[
        { value: '', label: 'None of these' },
        ...open.map(({ id, label, address, confirmedOn }) => ({
          value: id,
          label: `${label || 'place'}: ${address} (${confirmedOn ? `confirmed ${fullDay(confirmedOn)}` : 'never confirmed'})`,
        })),
      ]}
      onChange={(event) => {
        const place = open.find(({ id }) => id === event.currentTarget.value);
        if (place) onChoose([place.address, place.accessNotes].filter(Boolean).join('\n'));
      }}
    />
  );
}

interface Wished {
  readonly wishes: Readonly<Record<string, string>>;
}

const responders: Readonly<Record<string, string>> = {
  'mobile-crisis-first': 'a mobile crisis team first',
  'police-acceptable': 'police are acceptable',
  'no-police': 'no police',
  'not-discussed': 'this was not discussed',
};

/** What the client wished for while all was well. */
function Wishes({ view }: { readonly view: CaseView }) {
  const path = `/clients/${view.state.clientId}/welfare-preferences`;
  const wished = useQuery({ queryKey: [path], queryFn: () => callServer<Wished>('GET', path) });
  const { responder, ...others } = wished.data?.wishes ?? {};
  const said = Object.values(others).filter((text) => text !== '');
  if (!responder) return null;
  return (
    <Text>
      <Text span fw={600}>
        The client’s wish:
      </Text>{' '}
      {responders[responder] ?? responder}.{said.length > 0 && ` ${said.join(' · ')}`}
    </Text>
  );
}
