/** What holds in every case that anybody could bring about. KEPT_PROPERTY_RUNS=20000 looks much longer. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyStory, type Story, type Turn, tell } from '#test/arbitrary-case.ts';
import { request, storedAndRead } from '#test/plans.ts';
import type { MessageKey } from '../ids.ts';
import { thirdPartyKinds } from '../protocol/protocol.ts';
import { addMinutes, type Instant, latest } from '../time/instant.ts';
import { nextSafe } from '../time/safe-hours.ts';
import { advance } from './advance.ts';
import { agenda } from './agenda.ts';
import type { Command } from './commands.ts';
import { decide } from './decide.ts';
import { effortOf } from './effort.ts';
import { type CaseEvent, thirdPartyEvents } from './events.ts';
import { evolve, fold } from './evolve.ts';
import { stepOf } from './ladder.ts';
import { type Effect, react } from './react.ts';
import { type Ask, type CaseState, type ExistingCase, noCase, type OpenCase } from './state.ts';
import { dueAt } from './timers.ts';
import { gravityOf, medicalAgencies } from './vocabulary.ts';

const numRuns = Number(process.env.KEPT_PROPERTY_RUNS ?? 200);

/** Holds after every turn of any story. */
function always(holds: (turn: Turn, story: Story) => void): void {
  fc.assert(
    fc.property(anyStory, (story) => {
      for (const turn of tell(story)) holds(turn, story);
    }),
    { numRuns },
  );
}

/** Holds for every open case that can be reached. */
function whileOpen(holds: (state: OpenCase, now: Instant) => void): void {
  always(({ after, now, decision }) => {
    if (decision.kind === 'events' && after.status === 'open') holds(after, now);
  });
}

interface Happened {
  readonly before: CaseState;
  readonly event: CaseEvent;
  readonly after: ExistingCase;
  readonly effects: readonly Effect[];
}

/** Holds for every single event of any story, with what it brings about. */
function atEachEvent(holds: (happened: Happened) => void): void {
  always((turn) => {
    for (const happened of eachEvent(turn)) holds(happened);
  });
}

function eachEvent(turn: Turn): readonly Happened[] {
  let before: CaseState = turn.before;
  return turn.events.map((event) => {
    const after = evolve(before, event) as ExistingCase;
    const happened = {
      before,
      event,
      after,
      effects: react(before.status === 'none' ? null : before, event, after),
    };
    before = after;
    return happened;
  });
}

describe('nobody is forgotten', () => {
  test('an open case has a due time ahead of it and somebody accountable', () => {
    whileOpen((state, now) => {
      expect(dueAt(state)! > now).toBe(true);
      expect(state.ownerId).toBeTruthy();
      expect(state.chain.map((link) => link.staffId)).toContain(state.ownerId);
    });
  });

  test('after an accepted command nothing is due at that instant', () => {
    always(({ after, now, decision }) => {
      if (decision.kind === 'events') expect(advance(after, now)).toEqual([]);
    });
  });

  test('somebody is being asked, or will be within the time of a review', () => {
    whileOpen((state, now) => {
      const { reviewMinutes } = state.plan.protocol.limits;
      // Counted from the last event, which lies ahead after a clock was set back.
      const by = addMinutes(latest(now, state.touchedAt), reviewMinutes);
      if (state.asks.length === 0) expect(dueAt(state)! <= by).toBe(true);
    });
  });

  test('a step that stands open for a person has an open question, and no question outlives its step', () => {
    whileOpen((state) => {
      const asked = new Set(state.asks.map((ask) => ask.stepId));
      for (const [stepId, progress] of Object.entries(state.steps)) {
        if (progress.status === 'asked') expect([...asked]).toContain(stepId);
      }
      for (const ask of state.asks) {
        if (ask.stepId) expect(state.steps[ask.stepId]?.status).not.toBe('finished');
      }
    });
  });

  test('whatever holds the ladder back has been put to somebody', () => {
    whileOpen((state) => {
      if (state.pauses.includes('doubts'))
        expect(state.asks).toContainEqual(expect.objectContaining({ kind: 'look-before-contact' }));
      const unread = state.replies.filter(({ replyId }) => state.pauses.includes(`reply:${replyId}`));
      const questions = state.asks.filter(({ kind }) => kind === 'read-reply');
      expect(questions).toHaveLength(unread.length > 0 ? 1 : 0);
      for (const { about, urgent } of questions) {
        const asked = unread.find(({ replyId }) => replyId === about)!;
        expect(gravityOf(asked.reading)).toBe(Math.max(...unread.map(({ reading }) => gravityOf(reading))));
        if (gravityOf(asked.reading) > 0) expect(urgent).toBe(true);
      }
    });
  });

  test('a reply graver than all that wait is put to somebody at once, and no other asks anew', () => {
    always(({ before, command, events, after }) => {
      if (command.type !== 'record-reply' || before.status !== 'open' || after.status !== 'open') return;
      const waiting = before.replies.filter(({ replyId }) => before.pauses.includes(`reply:${replyId}`));
      const gravest = Math.max(-1, ...waiting.map(({ reading }) => gravityOf(reading)));
      const holdsBack = after.pauses.includes(`reply:${command.replyId}`);
      const isNew = holdsBack && events.some((event) => event.type === 'reply-received');
      const questions = events.filter(
        (event) => event.type === 'person-asked' && event.kind === 'read-reply',
      );
      expect(questions).toHaveLength(isNew && gravityOf(command.reading) > gravest ? 1 : 0);
    });
  });

  test('a reply that worries, or a doubt, holds the ladder back until a person has dealt with it', () => {
    whileOpen((state) => {
      for (const reply of state.replies) {
        if (reply.settledAs || ['safe', 'late', 'opt-out'].includes(reply.reading)) continue;
        expect(state.pauses).toContain(`reply:${reply.replyId}`);
      }
      if (state.doubts.length > 0) expect(state.pauses).toContain('doubts');
    });
  });

  test('what is closed is not opened again in the same breath', () => {
    always(({ events, command }) => {
      if (command.type !== 'close-case') return;
      expect(events.map((event) => event.type)).not.toContain('case-reopened');
    });
  });

  test('every question can be answered', () => {
    whileOpen((state, now) => {
      for (const ask of state.asks) {
        const answered = decide(state, answerTo(state, ask, now), now);
        expect(answered.kind, `${ask.kind} ${ask.stepId}`).toBe('events');
        const next = answered.kind === 'events' ? fold(answered.events, state) : state;
        expect(next.status === 'open' ? next.asks : []).not.toContainEqual(
          expect.objectContaining({ id: ask.id }),
        );
      }
    });
  });

  test('from anywhere, staff can bring the case to its end', () => {
    whileOpen((state, now) => {
      let current: CaseState = state;
      for (const reply of state.replies) {
        if (!reply.settledAs)
          current = after(
            current,
            request('settle-reply', { replyId: reply.replyId, as: 'carry-on', note: 'read' }),
            now,
          );
      }
      if (state.welfare === 'requested')
        current = after(
          current,
          request('record-welfare-check', {
            result: 'declined-by-agency',
            incidentNumber: '',
            note: '',
            happenedAt: now,
          }),
          now,
        );
      for (const party of (current as OpenCase).partiesToTell)
        current = after(current, request('give-all-clear', { party, how: 'rang them' }), now);
      current = after(
        current,
        request('close-case', {
          outcome: 'transferred',
          note: 'to the crisis team, by name',
          followUp: null,
        }),
        now,
      );
      expect(current.status).toBe('closed');
    });
  });
});

function after(state: CaseState, command: Command, now: Instant): CaseState {
  const decision = decide(state, command, now);
  expect(decision.kind, `${command.type}: ${JSON.stringify(decision)}`).toBe('events');
  return decision.kind === 'events' ? fold(decision.events, state) : state;
}

function answerTo(state: OpenCase, ask: Ask, now: Instant): Command {
  const stepId = ask.stepId!;
  switch (ask.kind) {
    case 'confirm-absence':
      return request('note-lateness', {});
    case 'look-before-contact':
      return request('clear-doubts', { doubts: state.doubts, note: 'looked' });
    case 'step':
    case 'late-step': {
      const kind = stepOf(state, stepId)!.kind;
      return kind === 'contact-emergency-contact' || kind === 'request-welfare-check'
        ? request('decide-not-to-escalate', {
            stepId,
            reasons: 'known to travel',
            lookAgainAt: addMinutes(now, 60),
          })
        : request('skip-step', { stepId, reason: 'not needed' });
    }
    case 'read-reply':
      return request('settle-reply', { replyId: ask.about as never, as: 'carry-on', note: 'read' });
    case 'call-back':
      return request('put-off-call-back', {
        about: ask.about!,
        callBackAt: addMinutes(now, 30),
        note: 'on the way',
      });
    case 'follow-up':
      return request('complete-follow-up', { note: 'written' });
    default:
      return request('answer-ask', { askId: ask.id, note: 'done' });
  }
}

describe('nothing irreversible is automatic', () => {
  test('only staff tell third parties anything', () => {
    atEachEvent(({ event, effects }) => {
      if (event.by.kind !== 'staff') expect(thirdPartyEvents).not.toContain(event.type);
      const known = ['send-check-in', 'thank-client', 'call-off-sends', 'ask-staff', 'tell-staff-all-clear'];
      for (const effect of effects) expect(known).toContain(effect.kind);
    });
  });

  test('nobody asks an emergency contact or an agency before everything needed is on record', () => {
    atEachEvent(({ before, event }) => {
      if (event.type !== 'emergency-contact-requested' && event.type !== 'welfare-check-requested') return;
      const state = before as OpenCase;
      expect(state.missConfirmedAt).not.toBeNull();
      expect(state.agreementReviewedAt).not.toBeNull();
      expect(state.concern).not.toBeNull();
      expect(state.consultedAt).not.toBeNull();
      if (event.type === 'welfare-check-requested' && state.plan.client.partTwo)
        expect(medicalAgencies).toContain(event.agency.kind);
    });
  });

  test('nobody who is barred is ever asked, on any basis, from the moment of the bar', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const barred = new Set(
          story.plan.emergencyContacts.filter((contact) => contact.barred).map((contact) => contact.id),
        );
        for (const event of tell(story).flatMap((turn) => turn.events)) {
          if (event.type === 'emergency-contact-withdrawn' && event.why === 'barred')
            barred.add(event.contactId);
          if (event.type === 'emergency-contact-requested')
            expect([...barred]).not.toContain(event.contactId);
        }
      }),
      { numRuns },
    );
  });

  test('a case of concern is closed by a person, never by time, a message or a click', () => {
    atEachEvent(({ event, after }) => {
      if (event.type !== 'case-closed') return;
      if (after.plan.tier !== 'routine') expect(event.by.kind).toBe('staff');
      else expect(['staff', 'client']).toContain(event.by.kind);
    });
  });

  test('nothing is left behind by closing: no unread cry, no open search, nobody who still worries', () => {
    atEachEvent(({ before, event }) => {
      if (event.type !== 'case-closed') return;
      const state = before as OpenCase;
      const unread = state.replies.filter((reply) => !reply.settledAs).map((reply) => reply.reading);
      expect(unread.filter((reading) => !['safe', 'late', 'opt-out'].includes(reading))).toEqual([]);
      expect(state.welfare).not.toBe('requested');
      expect(state.partiesToTell).toEqual([]);
    });
  });

  test('no reply is settled with one that is calmer, nor with one before it, and nobody is called safe so', () => {
    atEachEvent(({ before, event }) => {
      if (event.type !== 'reply-settled' || !event.togetherWith) return;
      const { replies } = before as OpenCase;
      const place = (id: string | undefined) => replies.findIndex(({ replyId }) => replyId === id);
      const [own, other] = [replies[place(event.replyId)]!, replies[place(event.togetherWith)]!];
      expect(place(event.replyId)).toBeLessThan(place(event.togetherWith));
      expect(gravityOf(own.reading)).toBeLessThanOrEqual(gravityOf(other.reading));
      if (event.as === 'client-is-safe') expect(gravityOf(own.reading)).toBe(0);
    });
  });

  test('a gate is never skipped, and never finished but by staff', () => {
    atEachEvent(({ event, after }) => {
      if (event.type !== 'step-finished' || !thirdPartyKinds.includes(stepOf(after, event.stepId)!.kind))
        return;
      expect(event.by.kind).toBe('staff');
      expect(event.result).not.toBe('skipped');
    });
  });

  test('failed attempts alone never close a case', () => {
    atEachEvent(({ before, event }) => {
      if (event.type !== 'case-closed') return;
      const state = before as OpenCase;
      const heard =
        state.replies.length > 0 || state.attempts.some((attempt) => attempt.result === 'spoke-with-client');
      if (!heard) expect(['client-said-ok', 'client-reached']).not.toContain(event.outcome);
      if (event.outcome !== 'plan-made') return;
      expect(event.followUp!.dueAt > event.at).toBe(true);
      expect(effortOf(state).isEnough).toBe(true);
      expect(state.missConfirmedAt).not.toBeNull();
      if (state.plan.tier === 'routine') return;
      expect(state.concern).not.toBeNull();
      expect(state.agreementReviewedAt).not.toBeNull();
    });
  });
});

describe('the client', () => {
  test('a check-in goes only where the client allowed it, has not taken it back, and in safe hours', () => {
    atEachEvent(({ before, event, effects }) => {
      for (const effect of effects) {
        if (effect.kind !== 'send-check-in') continue;
        const state = before as OpenCase;
        const channel = state.plan.channels.find((one) => one.id === effect.channelId);
        expect(channel).toBeDefined();
        expect(state.plan.sendable).toContain(channel!.kind);
        expect(state.withdrawnChannels).not.toContain(effect.channelId);
        expect(nextSafe(event.at, channel!.safeHours, state.plan.client.timeZone)).toBe(event.at);
        expect(state.pauses).toEqual([]);
      }
    });
  });

  test('nobody who gave the word for duress is written to again, by the timer or by staff', () => {
    atEachEvent(({ before, event }) => {
      if (event.type !== 'check-in-queued') return;
      expect((before as OpenCase).replies.map((reply) => reply.reading)).not.toContain('duress');
    });
  });

  test('nothing waits to be sent over a channel that was withdrawn, while the ladder rests, or after the end', () => {
    always(({ after }) => {
      for (const message of Object.values(after.messages)) {
        if (message.state !== 'queued') continue;
        expect(after.status).toBe('open');
        expect(after.withdrawnChannels).not.toContain(message.channelId);
        expect((after as OpenCase).pauses).toEqual([]);
      }
    });
  });

  test('what is called off was queued, and everything queued that will not be sent is called off', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const waiting = new Set<MessageKey>();
        for (const turn of tell(story)) {
          for (const { effects, after } of eachEvent(turn)) {
            for (const effect of effects) {
              if (effect.kind === 'send-check-in') waiting.add(effect.key);
              if (effect.kind === 'call-off-sends')
                for (const key of effect.keys) expect(waiting.delete(key)).toBe(true);
            }
            for (const key of waiting)
              if (after.messages[key]?.state === 'cancelled') expect(key).toBe('called off');
          }
        }
      }),
      { numRuns },
    );
  });

  test('duress and "I am OK" look the same from outside', () => {
    always(({ before, command, now }) => {
      if (command.type !== 'record-reply') return;
      expect(seenByClient(before, { ...command, reading: 'duress' }, now)).toEqual(
        seenByClient(before, { ...command, reading: 'safe' }, now),
      );
    });
  });

  test('a case in which a client was ever worrying is never closed by a click', () => {
    atEachEvent(({ before, event }) => {
      if (event.type !== 'case-closed' || event.by.kind !== 'client') return;
      const state = before as OpenCase;
      const readings = state.replies.map((reply) => reply.reading);
      expect(readings.filter((reading) => reading === 'duress' || reading === 'not-ok')).toEqual([]);
      expect(state.concern?.level ?? 'as-usual').toBe('as-usual');
      expect(state.contactRequests).toEqual([]);
      expect(state.welfare).toBe('none');
    });
  });
});

/** What leaves for the client now, and what of the queue stays. */
function seenByClient(state: CaseState, command: Command, now: Instant): unknown {
  const decision = decide(state, command, now);
  if (decision.kind === 'refused') return decision;
  const turn = { before: state, command, now, decision, events: decision.events } as unknown as Turn;
  const effects = eachEvent(turn).flatMap((happened) => happened.effects);
  return {
    sent: effects.flatMap((effect) =>
      effect.kind === 'thank-client' || effect.kind === 'send-check-in'
        ? [[effect.kind, effect.channelId]]
        : [],
    ),
    calledOff: effects.flatMap((effect) => (effect.kind === 'call-off-sends' ? effect.keys : [])),
  };
}

describe('the machine', () => {
  test('decides without throwing, whatever is asked of it', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        tell(story);
      }),
      { numRuns },
    );
  });

  test('decides the same twice, and on a state that was stored in between', () => {
    always(({ before, command, now, decision }) => {
      expect(decide(before, command, now)).toEqual(decision);
      expect(decide(storedAndRead(before), command, now)).toEqual(decision);
    });
  });

  test('replaying the events gives the state', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const turns = tell(story);
        const events = turns.flatMap((turn) => turn.events);
        const state = turns.at(-1)!.after;
        expect(fold(JSON.parse(JSON.stringify(events)), noCase)).toEqual(state);
        expect(storedAndRead(state)).toEqual(state);
        expect(state.sequence).toBe(events.length);
      }),
      { numRuns },
    );
  });

  test('a refused command changes nothing, and an accepted one never changes the state it was given', () => {
    always(({ before, command, now, decision }) => {
      const copy = JSON.stringify(before);
      decide(before, command, now);
      expect(JSON.stringify(before)).toBe(copy);
      if (decision.kind === 'refused') expect(Object.keys(decision)).toEqual(['kind', 'refusal']);
    });
  });

  test('writes every event at the instant of the decision', () => {
    always(({ events, now }) => {
      for (const event of events) expect(event.at).toBe(now);
    });
  });

  test('uses no message key twice', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const used = new Set<string>();
        for (const turn of tell(story)) {
          for (const effect of eachEvent(turn).flatMap((happened) => happened.effects)) {
            if (effect.kind === 'call-off-sends') continue;
            expect([...used]).not.toContain(effect.key);
            used.add(effect.key);
          }
        }
      }),
      { numRuns },
    );
  });

  test('promises in the agenda what it then does', () => {
    always(({ after, now, decision }) => {
      const due = dueAt(after);
      if (decision.kind === 'refused' || !due) return;
      const limits = { horizonHours: 24 * 400, mostEntries: 1 };
      expect(agenda(after, now, limits)).toEqual(advance(after, due).slice(0, 1));
    });
  });
});
