/** Every open case as it stands and as it goes on by itself, for whoever looks at all of them at once. */
import { agenda } from '#core/case/agenda.ts';
import type { CaseEvent } from '#core/case/events.ts';
import { mostPressing } from '#core/case/most-pressing.ts';
import type { Ask, ExistingCase, MessageProgress } from '#core/case/state.ts';
import type { AskKind } from '#core/case/vocabulary.ts';
import type { CaseId, ClientId, ContactChannelId, SessionId, StaffId } from '#core/ids.ts';
import type { ChannelKind, StepKind, Tier } from '#core/protocol/protocol.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import { readOpenCases } from '#engine/load-case.ts';
import type { Tx } from '#engine/ports.ts';

export interface OpenCaseNow {
  readonly caseId: CaseId;
  readonly clientId: ClientId;
  readonly tier: Tier;
  readonly ownerId: StaffId;
  readonly sessions: readonly { readonly sessionId: SessionId; readonly startsAt: Instant }[];
  readonly latenessNotedAt: Instant | null;
  readonly missConfirmedAt: Instant | null;
  /** From when on the miss may be confirmed [P2.2]. */
  readonly mayConfirmAt: Instant;
  readonly hasDoubts: boolean;
  /** "I have it". */
  readonly lease: { readonly staffId: StaffId; readonly until: Instant } | null;
  /** Most pressing first. */
  readonly asked: readonly Asked[];
  readonly lastMessage: {
    readonly channel: ChannelKind;
    readonly state: MessageProgress['state'];
    readonly at: Instant;
  } | null;
  /** What comes first if nobody does anything, and the first message to the client when that comes later. */
  readonly ahead: readonly Ahead[];
}

export interface Asked {
  readonly kind: AskKind;
  readonly stepKind: StepKind | null;
  readonly staffId: StaffId;
  readonly answerBy: Instant;
  readonly urgent: boolean;
}

export type Ahead =
  | { readonly what: 'message'; readonly at: Instant; readonly channel: ChannelKind }
  | {
      readonly what: 'question';
      readonly at: Instant;
      readonly staffId: StaffId;
      readonly kind: AskKind;
      readonly stepKind: StepKind | null;
    };

/** Looking ahead runs the decider forward; of more cases than anybody reads, only the most pressing are foreseen. */
const mostForeseen = 200;

/** Most pressing first. */
export async function openCasesNow(tx: Tx, now: Instant): Promise<readonly OpenCaseNow[]> {
  const states = (await readOpenCases(tx)).toSorted(
    (one, other) => pressing(one).localeCompare(pressing(other)) || (one.caseId < other.caseId ? -1 : 1),
  );
  return states.map((state, index) => asItStands(state, index < mostForeseen ? aheadOf(state, now) : []));
}

/** Sorts urgent questions before others, by when they have to be answered, and cases that ask nobody last. */
export function pressing({ asks, openedAt }: Pick<ExistingCase, 'asks' | 'openedAt'>): string {
  const [first] = asks.toSorted(mostPressing);
  return first ? `${first.urgent ? 0 : 1}${first.answerBy}` : `2${openedAt}`;
}

function asItStands(state: ExistingCase, ahead: readonly Ahead[]): OpenCaseNow {
  const { caseId, clientId, ownerId, sessions, lease, latenessNotedAt, missConfirmedAt, plan } = state;
  return {
    caseId,
    clientId,
    tier: plan.tier,
    ownerId,
    sessions,
    latenessNotedAt,
    missConfirmedAt,
    mayConfirmAt: addMinutes(
      sessions[0]?.startsAt ?? state.openedAt,
      plan.protocol.limits.missedAfterMinutes,
    ),
    hasDoubts: state.doubts.length > 0,
    lease,
    asked: state.asks.toSorted(mostPressing).map(({ kind, stepId, staffId, answerBy, urgent }) => ({
      kind,
      stepKind: kindOfStep(state, stepId),
      staffId,
      answerBy,
      urgent,
    })),
    lastMessage: lastMessageOf(state),
    ahead,
  };
}

function lastMessageOf(state: ExistingCase): OpenCaseNow['lastMessage'] {
  const last = Object.values(state.messages).reduce<MessageProgress | null>(
    (latest, message) => (latest && latest.sequence > message.sequence ? latest : message),
    null,
  );
  const channel = last && channelKind(state, last.channelId);
  return last && channel ? { channel, state: last.state, at: last.at } : null;
}

function aheadOf(state: ExistingCase, now: Instant): readonly Ahead[] {
  const asks = new Map<string, Pick<Ask, 'kind' | 'stepId'>>(state.asks.map((ask) => [ask.id, ask]));
  const all = agenda(state, now, { horizonHours: 72, mostEntries: 8 }).flatMap(
    (event) => foresee(event, state, asks) ?? [],
  );
  const [first] = all;
  const message = all.find(({ what }) => what === 'message');
  return [first, message === first ? undefined : message].filter((one) => one !== undefined);
}

function foresee(
  event: CaseEvent,
  state: ExistingCase,
  asks: Map<string, Pick<Ask, 'kind' | 'stepId'>>,
): Ahead | null {
  const question = (staffId: StaffId, { kind, stepId }: Pick<Ask, 'kind' | 'stepId'>): Ahead => ({
    what: 'question',
    at: event.at,
    staffId,
    kind,
    stepKind: kindOfStep(state, stepId),
  });
  switch (event.type) {
    case 'check-in-queued': {
      const channel = channelKind(state, event.channelId);
      return channel && { what: 'message', at: event.at, channel };
    }
    case 'person-asked':
      asks.set(event.askId, event);
      return question(event.staffId, event);
    case 'ask-moved-on': {
      const moved = asks.get(event.askId);
      return moved ? question(event.to, moved) : null;
    }
    default:
      return null;
  }
}

function kindOfStep({ plan }: ExistingCase, stepId: Ask['stepId']): StepKind | null {
  return plan.protocol.ladder.steps.find(({ id }) => id === stepId)?.kind ?? null;
}

function channelKind({ plan }: ExistingCase, channelId: ContactChannelId): ChannelKind | null {
  return plan.channels.find(({ id }) => id === channelId)?.kind ?? null;
}
