/** Telling anybody but the client: what has to be on record, what may be said, and who hears that it is over [P6]. */
import { describe, expect, test } from 'vitest';
import {
  advance,
  after,
  answerAsk,
  askOf,
  brother,
  close,
  confirmMissed,
  contact,
  disclosure,
  given,
  judgeConcern,
  type Move,
  missed,
  mother,
  nora,
  opened,
  planFor,
  readyForGate,
  recordConsultation,
  recordContact,
  recordWelfareCheck,
  reply,
  request,
  requestContact,
  requestWelfareCheck,
  reviewAgreement,
  storedAndRead,
  sue,
} from '#test/plans.ts';
import type { EmergencyContactId } from '../ids.ts';
import type { Day } from '../time/instant.ts';
import { advance as advanceCase } from './advance.ts';
import type { Plan, PlanEmergencyContact } from './plan.ts';

const withContact = (more: Partial<PlanEmergencyContact>): Partial<Plan> => ({
  emergencyContacts: [contact(mother, more)],
});
const ready = (more: Partial<Plan> = {}) => given(...readyForGate('elevated', more));
const imminent = {
  basis: 'serious-and-imminent',
  facts: 'she said goodbye to a friend this morning',
} as const;

describe('before anybody is told', () => {
  test('the miss is confirmed, the agreement reviewed, the concern judged and a colleague asked', () => {
    given(opened(), [10, reviewAgreement()]).when(20, requestContact()).isRefused('miss-not-confirmed');
    given(opened()).when(20, requestWelfareCheck()).isRefused('miss-not-confirmed');
    const steps: readonly Move[] = [
      [17, reviewAgreement()],
      [18, judgeConcern('worried')],
      [19, recordConsultation()],
    ];
    const names = ['agreement-reviewed', 'concern-judged', 'consultation'];
    for (const [index, name] of names.entries()) {
      const others = steps.filter((_, position) => position !== index);
      const missing = { missing: [name] } as never;
      given(...missed(), ...others)
        .when(20, requestContact())
        .isRefused('prerequisites-missing', missing);
      given(...missed(), ...others)
        .when(20, requestWelfareCheck())
        .isRefused('prerequisites-missing', missing);
    }
  });

  test('a therapist who works alone may go without a colleague, with a reason', () => {
    const waived = (reason: string) => request('waive-consultation', { why: 'solo-practice', reason });
    const alone: readonly Move[] = [...missed(), [17, reviewAgreement()], [18, judgeConcern('worried')]];
    given(...alone)
      .when(19, waived(''))
      .isRefused('text-missing', { field: 'reason' });
    given(...alone, [19, waived('nobody else here')])
      .when(20, requestContact())
      .makes('emergency-contact-requested');
  });
});

describe('an emergency contact', () => {
  test('who agreed may be asked, and somebody asks what came of it', () => {
    const told = ready()
      .when(20, requestContact())
      .makes({
        type: 'emergency-contact-requested',
        contactId: mother,
        stepId: 'emergency-contact',
        by: { staffId: nora },
      });
    told.when(50, advance).makes('ask-moved-on', {
      type: 'person-asked',
      kind: 'call-back',
      about: mother,
      urgent: true,
    });
  });

  test.each<[string, Partial<PlanEmergencyContact>, string]>([
    ['is barred', { barred: true }, 'contact-barred'],
    ['took consent back', { revoked: true }, 'consent-revoked'],
    ['never gave it', { scope: 'none' }, 'consent-missing'],
    ['gave it until yesterday', { consentExpiresOn: '2026-03-02' as Day }, 'consent-expired'],
    [
      'must not be used in some case that nobody checked',
      { doNotUseIf: 'she is with him' },
      'condition-not-checked',
    ],
  ])('is not asked when they %s', (_, more, code) => {
    ready(withContact(more))
      .when(20, requestContact())
      .isRefused(code as never);
  });

  test('may be asked on the last day of the consent, and when the condition was checked', () => {
    ready(withContact({ consentExpiresOn: '2026-03-03' as Day, doNotUseIf: 'she is with him' }))
      .when(20, requestContact({ conditionChecked: true }))
      .makes('emergency-contact-requested');
  });

  test('hears no more than the client agreed to', () => {
    ready(withContact({ scope: 'only-ask-to-check' }))
      .when(20, requestContact({ reveals: ['caller-name', 'missed-session', 'concern'] }))
      .isRefused('reveals-too-much', { reveals: ['missed-session', 'concern'] });
  });

  test('without consent may be asked only with the facts of a serious and imminent threat', () => {
    const refused = ready(withContact({ scope: 'none' }));
    refused
      .when(20, requestContact({ ...imminent, facts: ' ' }))
      .isRefused('text-missing', { field: 'facts' });
    refused
      .when(20, requestContact(imminent))
      .makes({ type: 'emergency-contact-requested', facts: imminent.facts });
  });

  test('who is barred is not asked on any basis, also when the bar came today', () => {
    ready(withContact({ barred: true }))
      .when(20, requestContact(imminent))
      .isRefused('contact-barred');
    const barred = {
      type: 'withdraw-emergency-contact',
      by: { kind: 'calendar' },
      contactId: mother,
    } as const;
    const today = given(
      ...readyForGate(),
      [19, { ...barred, why: 'revoked' }],
      [20, { ...barred, why: 'barred' }],
    );
    today.when(21, requestContact(imminent)).isRefused('contact-barred');
    given(...readyForGate(), [20, { ...barred, why: 'revoked' }])
      .when(21, requestContact())
      .isRefused('consent-revoked');
  });

  test('of a client in a Part 2 programme is never asked on the facts alone', () => {
    const partTwo = { client: { ...planFor('elevated').client, partTwo: true } };
    ready(partTwo).when(20, requestContact(imminent)).isRefused('part-two-medical-only');
  });

  test('must be in the plan', () => {
    ready()
      .when(20, requestContact({ contactId: 'a-neighbour' as EmergencyContactId }))
      .isRefused('unknown-contact');
    ready()
      .when(20, recordContact('no-answer', { contactId: 'a-neighbour' as EmergencyContactId }))
      .isRefused('unknown-contact');
  });

  test('is put on record even when somebody called before anybody had decided', () => {
    ready()
      .when(21, recordContact('will-check', { contactId: brother }))
      .makes(
        { type: 'emergency-contact-made', decidedFirst: false, callBackAt: after(51) },
        { type: 'step-finished', stepId: 'emergency-contact' },
      );
  });

  test('who heard something is accounted for: to whom, what and why', () => {
    const asked = given(...readyForGate(), [20, requestContact()]);
    asked.when(21, recordContact('will-check', { disclosure: null })).isRefused('disclosure-missing');
    asked
      .when(21, recordContact('will-check', { disclosure: { ...disclosure, purpose: '' } }))
      .isRefused('text-missing', { field: 'disclosure.purpose' });
    asked.when(21, recordContact('no-answer', { disclosure: null })).makes('emergency-contact-made');
  });

  test('who was not reached leaves the gate open', () => {
    const told = given(...readyForGate(), [20, requestContact()], [21, recordContact('voicemail-left')]);
    expect(told.state.steps).not.toHaveProperty(['emergency-contact', 'result']);
  });

  test('who will look is asked later what they found', () => {
    const told = given(
      ...readyForGate(),
      [20, requestContact()],
      [21, recordContact('will-check')],
      [51, advance],
    );
    const callBack = askOf(told.state, 'call-back');
    expect(callBack).toMatchObject({ about: mother, urgent: true });
    told.when(52, answerAsk(callBack.id)).isRefused('ask-has-its-own-answer');
    told
      .when(
        52,
        request('put-off-call-back', { about: mother, callBackAt: after(80), note: 'still on the way' }),
      )
      .makes('call-back-put-off');
    told
      .when(52, request('put-off-call-back', { about: brother, callBackAt: after(80), note: 'why' }))
      .isRefused('unknown-call-back');
  });

  test('is asked about in the same order before and after the case was stored', () => {
    const both: readonly Move[] = [
      ...readyForGate('elevated', { emergencyContacts: [contact(mother), contact(brother)] }),
      [20, requestContact()],
      [20, requestContact({ contactId: brother })],
    ];
    const { state } = given(...both);
    expect(advanceCase(storedAndRead(state), after(50))).toEqual(advanceCase(state, after(50)));
    // Stored, "mother" is the shorter key and comes first; asked, they come by name.
    expect(
      given(...both, [50, advance])
        .state.asks.slice(-2)
        .map((ask) => ask.about),
    ).toEqual([brother, mother]);
  });

  test('who was not called after all needs no call back, only a word', () => {
    const told = given(...readyForGate(), [20, requestContact()], [50, advance]);
    told.when(51, answerAsk(askOf(told.state, 'call-back').id)).makes('ask-answered');
  });

  test('who knows that the client is safe lets a person close the case', () => {
    const told = given(
      ...readyForGate(),
      [20, requestContact()],
      [21, recordContact('knows-client-is-safe')],
    );
    expect(askOf(told.state, 'review').about).toBe(mother);
    told.when(22, close('safe-by-emergency-contact')).makes('case-closed');
    ready().when(22, close('safe-by-emergency-contact')).isRefused('evidence-missing');
  });
});

describe('a welfare check', () => {
  const requested: readonly Move[] = [...readyForGate(), [20, requestWelfareCheck()]];

  test('is requested by a named person, and called back about', () => {
    ready()
      .when(20, requestWelfareCheck())
      .makes(
        { type: 'welfare-check-requested', callBackAt: after(50), by: { staffId: nora } },
        { type: 'step-finished', stepId: 'welfare-check' },
      );
    const later = given(...requested, [50, advance]);
    expect(askOf(later.state, 'call-back')).toMatchObject({ about: 'agency', urgent: true });
    later.when(51, answerAsk(askOf(later.state, 'call-back').id)).isRefused('ask-has-its-own-answer');
  });

  test.each([
    ['basis', { basis: '' }],
    ['alternativesConsidered', { alternativesConsidered: '' }],
    ['whyThisAgency', { whyThisAgency: ' ' }],
    ['agency.name', { agency: { name: '', kind: 'ambulance', phone: '999' } }],
    ['location.text', { location: { text: '', confirmedAt: null } }],
    ['disclosure.recipient', { disclosure: { ...disclosure, recipient: '' } }],
  ] as const)('is not requested without its %s', (field, more) => {
    ready().when(20, requestWelfareCheck(more)).isRefused('text-missing', { field });
  });

  test('of a client in a Part 2 programme goes to medical people only', () => {
    const partTwo = { client: { ...planFor('elevated').client, partTwo: true } };
    const police = { name: 'Northside police', kind: 'police-non-emergency', phone: '101' } as const;
    ready(partTwo)
      .when(20, requestWelfareCheck({ agency: police }))
      .isRefused('part-two-medical-only');
    ready(partTwo).when(20, requestWelfareCheck()).makes('welfare-check-requested', 'step-finished');
  });

  test.each(['declined-by-agency', 'not-found', 'no-answer-at-door'] as const)(
    'that ends as %s opens the question again, urgently',
    (result) => {
      given(...requested)
        .when(30, recordWelfareCheck(result))
        .makes('welfare-check-reported', {
          type: 'person-asked',
          kind: 'review',
          about: result,
          urgent: true,
        });
    },
  );

  test('that was declined may be asked of another agency', () => {
    given(...requested, [30, recordWelfareCheck('declined-by-agency')])
      .when(30, requestWelfareCheck())
      .makes({ type: 'welfare-check-requested', stepId: null });
  });

  test('that found the client safe lets a person close the case', () => {
    given(...requested)
      .when(30, close('safe-by-welfare-check'))
      .isRefused('welfare-check-open');
    given(...requested, [30, recordWelfareCheck('seen-safe')])
      .when(31, close('safe-by-welfare-check'))
      .makes('case-closed');
  });

  test('has a result only when there is one', () => {
    ready().when(30, recordWelfareCheck('seen-safe')).isRefused('welfare-check-not-open');
    given(...requested)
      .when(30, recordWelfareCheck('seen-safe', 31))
      .isRefused('happened-in-the-future');
  });

  test('cannot be called back in the past', () => {
    ready()
      .when(20, requestWelfareCheck({ callBackAt: after(20) }))
      .isRefused('deadline-passed');
  });
});

describe('the all-clear', () => {
  const told = (): readonly Move[] => [
    ...readyForGate(),
    [20, requestContact()],
    [21, recordContact('will-check')],
    [22, reply('safe')],
  ];

  test('is owed to everybody who was told, before the case can close', () => {
    const asked = given(...told());
    asked.when(23, close('client-said-ok')).isRefused('parties-not-told', { parties: [mother] });
    const heard = given(...told(), [23, request('give-all-clear', { party: mother, how: 'rang her' })]);
    expect(heard.state).toMatchObject({ callBacks: {}, partiesToTell: [] });
    heard.when(24, close('client-said-ok')).makes('case-closed');
    heard.when(24, request('give-all-clear', { party: mother, how: 'again' })).isRefused('party-not-waiting');
  });

  test('to the agency ends its search', () => {
    const search = given(...readyForGate(), [20, requestWelfareCheck()], [21, reply('safe')]);
    search.when(22, close('client-said-ok')).isRefused('welfare-check-open');
    given(
      ...readyForGate(),
      [20, requestWelfareCheck()],
      [21, reply('safe')],
      [22, request('give-all-clear', { party: 'agency', how: 'rang the crisis team' }, sue)],
    )
      .when(23, close('client-said-ok'))
      .makes('case-closed');
  });

  test('is never given by a client’s click: an OK waits for a person once somebody was told', () => {
    const routine = given(
      opened('routine'),
      [16, confirmMissed()],
      [17, recordContact('will-check', { happenedAt: after(17) })],
      [20, reply('safe')],
    );
    expect(routine.state.status).toBe('open');
  });
});
