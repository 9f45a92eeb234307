/**
 * Ways to break the program on purpose. Each is a change of one place that a tired hand could make; the instruments are
 * worth what they catch of them.
 */
export interface Breakage {
  readonly name: string;
  readonly edits: readonly Edit[];
}

export interface Edit {
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly from: string;
  readonly to: string;
}

export const breakages: readonly Breakage[] = [
  {
    name: 'a case that nobody answered for a round is due in a thousand years',
    edits: [
      {
        file: 'src/engine/event-store.ts',
        from: '    due_at: dueAt(after),',
        to: "    due_at: after.asks.some((ask) => ask.round > 0) ? '2999-01-01T00:00:00.000Z' : dueAt(after),",
      },
    ],
  },
  {
    name: 'the database takes an open case without a due time',
    edits: [
      {
        file: 'migrations/0005-cases.sql',
        from: "  constraint nobody_is_forgotten check (status <> 'open' or due_at is not null),\n",
        to: '',
      },
    ],
  },
  {
    name: 'nobody is asked after the first person who does not answer',
    edits: [
      {
        file: 'src/core/case/advance.ts',
        from: '  const next = nextToAsk(state, open);',
        to: '  const next = { staffId: open.staffId, round: open.round };',
      },
    ],
  },
  {
    name: 'a timer calls the emergency contact when nobody decides',
    edits: [
      {
        file: 'src/core/case/advance.ts',
        from: "  if (step.kind === 'review-agreement' && state.agreementReviewedAt) {",
        to: `  const [contact] = state.plan.emergencyContacts;
  if (step.kind === 'contact-emergency-contact' && contact) {
    const request = { contactId: contact.id, basis: 'consent', reason: '', facts: '', reveals: [], stepId: step.id } as const;
    return [{ type: 'emergency-contact-requested', at: now, by: byTimer, ...request }, finished(step, now, byTimer, 'completed', '')];
  }
  if (step.kind === 'review-agreement' && state.agreementReviewedAt) {`,
      },
    ],
  },
  {
    name: 'failed attempts alone may end a case',
    edits: [
      {
        file: 'src/core/case/closing.ts',
        from: '  if (!effort.isEnough) {',
        to: '  if (!effort.isEnough && effort.attempts === 0) {',
      },
    ],
  },
  {
    name: 'two workers decide on one case at once: no row lock, no look at the sequence',
    edits: [
      {
        file: 'src/engine/load-case.ts',
        from: 'from case_file where id = ${caseId} for update`',
        to: 'from case_file where id = ${caseId}`',
      },
      {
        file: 'src/engine/load-case.ts',
        from: 'order by due_at limit ${most} for update skip locked`',
        to: 'order by due_at limit ${most}`',
      },
      {
        file: 'src/engine/event-store.ts',
        from: '    where c.id = r.id and c.sequence = r.expected',
        to: '    where c.id = r.id',
      },
    ],
  },
  {
    name: 'a message is claimed without looking whether somebody else has it',
    edits: [
      {
        file: 'src/engine/claims.ts',
        from: " and state = 'queued' and try_at <= ${since.at} and give_up_at > ${since.at}\n        for update skip locked",
        to: '',
      },
    ],
  },
  {
    name: 'the key of a message is not unique',
    edits: [
      {
        file: 'src/core/case/advance.ts',
        from: '    key: `${state.caseId}/${step.id}/${earlier + 1}` as EventOf',
        to: '    key: `${state.caseId}/${step.id}/1` as EventOf',
      },
    ],
  },
  {
    name: 'what may have been sent is sent once more',
    edits: [
      {
        file: 'src/engine/record-answers.ts',
        from: "      return { state: 'unknown', code: result.code, reason: result.reason };",
        to: "      return { state: 'failed', code: result.code, reason: result.reason };",
      },
    ],
  },
  {
    name: 'an error while a batch is moved is swallowed, and its cases are put off for a year',
    edits: [
      {
        file: 'src/engine/sweep.ts',
        from: 'const tryFaultAgainMinutes = 1;',
        to: 'const tryFaultAgainMinutes = 60 * 24 * 365;',
      },
    ],
  },
  {
    name: 'a late word of the provider takes back a final one',
    edits: [
      {
        file: 'src/engine/message-status.ts',
        from: 'state = case when array_position(${strengths}::text[], r.state) > array_position(${strengths}::text[], m.state)\n        then r.state else m.state end',
        to: 'state = r.state',
      },
    ],
  },
  {
    name: 'what was called off leaves all the same',
    edits: [
      {
        file: 'src/engine/run.ts',
        from: '  if (calledOff.length > 0) await callOff(tx, calledOff);',
        to: '',
      },
    ],
  },
  {
    name: 'a check-in leaves at any hour',
    edits: [
      {
        file: 'src/core/case/ladder.ts',
        from: '    const at = nextSafe(from, channel.safeHours, state.plan.client.timeZone);',
        to: '    const at: Instant | null = from;',
      },
    ],
  },
  {
    name: '"stop" closes nothing',
    edits: [
      {
        file: 'src/core/case/fold-outreach.ts',
        from: '  const withdrawnChannels = including(state.withdrawnChannels, event.channelId);',
        to: '  const { withdrawnChannels } = state;',
      },
    ],
  },
  {
    name: 'the hash of an event does not cover the one before',
    edits: [
      {
        file: 'src/engine/hash-chain.ts',
        from: "  return createHash('sha256').update(previous).update(text).digest();",
        to: "  return createHash('sha256').update(previous.subarray(0, 0)).update(text).digest();",
      },
    ],
  },
  {
    name: 'the fold changes and its version does not',
    edits: [
      {
        file: 'src/core/case/evolve.ts',
        from: '      return { ...state, agreementReviewedAt: event.at };',
        to: '      return { ...state, agreementReviewedAt: event.at, consultedAt: state.consultedAt ?? event.at };',
      },
    ],
  },
  {
    name: 'an older program moves cases that a newer one has written',
    edits: [
      {
        file: 'src/engine/load-case.ts',
        from: '  if (rows.some((row) => row.fold_version > foldVersion)) throw leftToNewerVersion();',
        to: '',
      },
    ],
  },
  {
    name: 'a practice sees the rows of another',
    edits: [
      {
        file: 'migrations/0001-ground.sql',
        from: 'to kept_app using (%I = kept.current_practice()) with check',
        to: 'to kept_app using (true or %I = kept.current_practice()) with check',
      },
    ],
  },
];
