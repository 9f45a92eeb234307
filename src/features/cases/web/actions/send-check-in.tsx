/** Sending a check-in now: who gets it, over which way, and its very words, before it leaves. */
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { bestChannel } from '#core/case/ladder.ts';
import { messageWords } from '#core/case/vocabulary-words.ts';
import { instant } from '#core/time/instant.ts';
import { callServer } from '#ui/call-server.ts';
import type { ActionOf } from '../action.ts';
import type { CaseView } from '../case-view.ts';
import { useWays } from '../reach.ts';
import { firstName } from '../script.ts';
import { stepOfAsk } from '../step-of-ask.ts';
import { whyNot } from '../why-not.ts';
import { ActionForm } from './action-form.tsx';

export interface SendCheckInProps {
  readonly view: CaseView;
  readonly action: ActionOf<'send-check-in'>;
}

export function SendCheckIn({ view, action: { stepId } }: SendCheckInProps) {
  const { one } = view;
  return (
    <ActionForm
      view={view}
      name={`send-check-in/${stepId}`}
      title="Send this check-in now"
      lead="It goes to the client and to nobody else."
      empty={{}}
      path="check-ins"
      toBody={() => ({ stepId })}
      refusal={() => whyNot(view, { type: 'send-check-in', stepId })}
      send={`Send it to ${one.clientName}`}
      done="It is on its way."
    >
      {() => <Preview view={view} stepId={stepId} />}
    </ActionForm>
  );
}

interface Templates {
  readonly templates: readonly {
    readonly id: string;
    readonly language: string;
    readonly medium: string;
    readonly versions: readonly {
      readonly version: number;
      readonly subject: string;
      readonly text: string;
    }[];
  }[];
}

function Preview({ view, stepId }: { readonly view: CaseView } & Pick<ActionOf<'send-check-in'>, 'stepId'>) {
  const { state, one, now } = view;
  const ways = useWays(view);
  const templates = useQuery({
    queryKey: ['/templates'],
    queryFn: () => callServer<Templates>('GET', '/templates'),
  });
  const step = stepOfAsk(state, { stepId });
  const channel = step && bestChannel(state, step, instant(now.toISOString()))?.channel;
  if (!step || !channel) return null;
  const frozen = state.plan.wording[`${step.template}/${channel.kind}`];
  const wording = templates.data?.templates
    .find(
      ({ id, language, medium }) =>
        id === step.template && language === frozen?.language && medium === channel.kind,
    )
    ?.versions.find(({ version }) => version === frozen?.version);
  const fill = (text: string) =>
    text
      .replaceAll('{preferredName}', one.clientName)
      .replaceAll('{callerName}', firstName(one.ownerName))
      .replaceAll('{link}', '[one-tap address]');
  const address = ways.find(({ id }) => id === channel.id)?.address ?? '';
  return (
    <div className="shown-before">
      <Text fw={600}>
        {messageWords[channel.kind]} to {channel.label} {address && `(${address})`}
      </Text>
      {wording ? (
        <>
          {wording.subject && <Text fw={600}>{fill(wording.subject)}</Text>}
          <Text className="written">{fill(wording.text)}</Text>
        </>
      ) : (
        <Text c="dimmed">Its words are the ones that the practice had when this case opened.</Text>
      )}
    </div>
  );
}
