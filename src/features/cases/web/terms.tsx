/** The agreement's own words, of the version that this case froze; its signature alone helps nobody at the telephone. */
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { callServer } from '#ui/call-server.ts';
import type { CaseView } from './case-view.ts';

interface Agreement {
  readonly version: number;
  readonly terms: {
    readonly howToReachMe: string;
    readonly emergencyContact: 'may-be-called' | 'ask-me-first' | 'not-agreed';
    readonly emergencyContactAfterMinutes: number | null;
    readonly responder: string;
    readonly notes: string;
  };
}

const contactWords = {
  'may-be-called': 'The emergency contact may be called',
  'ask-me-first': 'The emergency contact may be called only after asking the client',
  'not-agreed': 'Calling an emergency contact was not agreed',
} as const;

const responderWords: Readonly<Record<string, string>> = {
  'mobile-crisis-first': 'If somebody is sent: a mobile crisis team first',
  'police-acceptable': 'If somebody is sent: police are acceptable',
  'no-police': 'If somebody is sent: no police',
};

/** Nothing for the front desk: what was agreed beyond channels is clinical. */
export function Terms({ view: { state, me } }: { readonly view: CaseView }) {
  const frozen = state.plan.agreement;
  const path = `/clients/${state.clientId}/agreements`;
  const agreements = useQuery({
    queryKey: [path],
    queryFn: () => callServer<{ readonly versions: readonly Agreement[] }>('GET', path),
    enabled: frozen !== null && me !== null && me.role !== 'front-desk',
    staleTime: 5 * 60_000,
  });
  const terms = agreements.data?.versions.find(({ version }) => version === frozen?.version)?.terms;
  if (!terms) return null;
  const { howToReachMe, emergencyContact, emergencyContactAfterMinutes: after, responder, notes } = terms;
  return (
    <div className="terms">
      {howToReachMe && <Text className="own-words">“{howToReachMe}”</Text>}
      {notes && <Text className="written">{notes}</Text>}
      <Text>
        {contactWords[emergencyContact]}
        {emergencyContact === 'may-be-called' && after ? `, after ${after} minutes` : ''}.
      </Text>
      {responderWords[responder] && <Text>{responderWords[responder]}.</Text>}
    </div>
  );
}
