import { describe, expect, test } from 'vitest';
import { lint, lintWording } from './lint.ts';
import { languages, purposes, templateIds } from './template.ts';
import { builtInWordings } from './wordings/built-in.ts';

describe('every text that Kept comes with', () => {
  test.each(
    builtInWordings.map((wording) => [`${wording.id} ${wording.language} ${wording.medium}`, wording]),
  )('%s is clean', (_name, wording) => {
    expect(lintWording(wording)).toEqual([]);
    expect(lintWording(wording, { repliesAreRead: false })).toEqual([]);
  });

  test('exists in every language for every purpose and medium', () => {
    for (const id of templateIds) {
      for (const medium of purposes[id].media) {
        const known = builtInWordings.filter((wording) => wording.id === id && wording.medium === medium);
        expect(known.map(({ language }) => language).toSorted(), `${id} ${medium}`).toEqual(
          languages.toSorted(),
        );
      }
    }
  });
});

const rulesIn = (...[text, language, medium = 'email', setting]: Parameters<typeof lint> | [string, 'en']) =>
  lint(text, language, medium, setting).map(({ rule }) => rule);

describe('words that give the client away, press, or talk business', () => {
  test.each([
    ['en', 'Your therapist missed you', 'care'],
    ['en', 'about your Therapy session', 'care'],
    ['en', 'our counsellors are here', 'care'],
    ['en', 'the clinic on Main Street', 'care'],
    ['en', 'your PSYCHIATRIST', 'care'],
    ['en', 'how is the depression', 'clinical'],
    ['en', 'we worry about self-harm', 'clinical'],
    ['en', 'or we ask for a welfare check', 'clinical'],
    ['en', 'the police may come', 'clinical'],
    ['en', 'there will be a fee', 'money'],
    ['en', 'a $50 note', 'money'],
    ['en', 'you will be charged', 'money'],
    ['en', 'see our cancellation policy', 'policy'],
    ['en', 'reply to reschedule', 'policy'],
    ['en', 'a no-show again', 'policy'],
    ['en', 'You must tell us', 'pressure'],
    ['en', 'you’ve missed us', 'pressure'],
    ['en', 'you missed your time', 'pressure'],
    ['en', 'please reply', 'pressure'],
    ['en', 'answer immediately', 'pressure'],
    ['es', 'tu terapeuta', 'care'],
    ['es', 'la SESIÓN de hoy', 'care'],
    ['es', 'tu psicóloga', 'care'],
    ['es', 'por tu diagnóstico', 'clinical'],
    ['es', 'hay una tarifa', 'money'],
    ['es', 'la política de la casa', 'policy'],
    ['es', 'Tienes que avisar', 'pressure'],
    ['es', 'no viniste hoy', 'pressure'],
    ['fr', 'votre thérapeute', 'care'],
    ['fr', 'la séance d’aujourd’hui', 'care'],
    ['fr', 'les frais', 'money'],
    ['fr', "l'annulation tardive", 'policy'],
    ['fr', 'vous devez appeler', 'pressure'],
    ['de', 'Ihre Therapeutin', 'care'],
    ['de', 'die Sitzung heute', 'care'],
    ['de', 'Psychotherapie', 'care'],
    ['de', 'eine Gebühr', 'money'],
    ['de', 'Ausfallhonorar', 'money'],
    ['de', 'Sie müssen anrufen', 'pressure'],
    ['de', 'Krankenhaus', 'clinical'],
  ] as const)('%s: %s', (language, text, rule) => {
    expect(rulesIn(text, language, 'email')).toContain(rule);
  });

  test.each([
    ['en', 'We missed you today'],
    ['en', "I'm glad to know you're all right. Take your time."],
    ['en', 'Is that OK with you?'],
    ['en', "If you'd like help, I am here. It need not end here, and yes, any answer is fine."],
    ['en', 'Dr Okafor says hello'],
    ['es', 'Solo quiero saber si estás bien. Te escribo para saludar.'],
    ['es', 'Responde si quieres, cuando puedas'],
    ['es', 'Seguro que todo va bien'],
    ['fr', 'Je voulais juste savoir si tout va bien'],
    ['de', 'Ich wollte nur hören, ob alles gut ist'],
  ] as const)('%s: %s stays', (language, text) => {
    expect(rulesIn(text, language, 'email')).toEqual([]);
  });
});

describe('no text invites an answer that a provider would swallow', () => {
  test.each([
    ['en', 'Reply STOP to end this'],
    ['en', 'reply stop if you like'],
    ['en', 'text us help'],
    ['en', 'answer "yes"'],
    ['en', 'Send CANCEL'],
    ['en', 'QUIT'],
    ['en', 'Reply YES'],
    ['es', 'Responde BAJA'],
    ['es', 'responde sí'],
    ['es', 'envía ayuda'],
    ['es', 'escribe SI'],
    ['fr', 'Répondez ARRÊT'],
    ['fr', 'répondez « oui »'],
    ['fr', 'envoyez stop'],
    ['de', 'Antworten Sie STOPP'],
    ['de', 'antworte ja'],
    ['de', 'Schreib Hilfe'],
    ['de', 'Reply STOP'],
  ] as const)('%s: %s', (language, text) => {
    expect(rulesIn(text, language, 'sms')).toContain('opt-out-word');
  });

  test('a number that nobody reads may not ask for an answer', () => {
    expect(rulesIn('Just reply whenever you like', 'en', 'sms', { repliesAreRead: false })).toContain(
      'unread-replies',
    );
    expect(rulesIn('Just reply whenever you like', 'en', 'sms')).toEqual([]);
  });
});

describe('the shape of a text', () => {
  test.each([
    ['Hello there!', 'exclamation'],
    ['ARE you there', 'capitals'],
    ['see https://example.com/x', 'link'],
    ['see example.com', 'link'],
    ['All fine.Tell me', 'link'],
    ['x'.repeat(460), 'too-long'],
    [`ж${'x'.repeat(201)}`, 'too-long'],
  ])('%.40s', (text, rule) => {
    expect(rulesIn(text, 'en', 'sms')).toContain(rule);
  });

  test('what fits is not too long, and OK is no shouting', () => {
    expect(rulesIn('x'.repeat(459), 'en', 'sms')).toEqual([]);
    expect(rulesIn(`ж${'x'.repeat(200)}`, 'en', 'sms')).toEqual([]);
    expect(rulesIn('OK, {preferredName}. It is 14.30 and all is well.', 'en', 'sms')).toEqual([]);
  });
});

describe('a text and what it is for', () => {
  const checkIn = { id: 'check-in', language: 'en', medium: 'sms', subject: '' } as const;
  const rules = (draft: Parameters<typeof lintWording>[0]) => lintWording(draft).map(({ rule }) => rule);

  test('a check-in without its link, or without a sender, is refused', () => {
    expect(rules({ ...checkIn, text: "It's {callerName}." })).toEqual(['missing-variable']);
    expect(rules({ ...checkIn, text: 'All right? {link}' })).toEqual(['missing-variable']);
  });

  test('only the closed list may stand in braces', () => {
    const text = 'Dear {clientName}, {callerName} here: {link} { {link';
    expect(rules({ ...checkIn, text }).filter((rule) => rule === 'unknown-variable')).toHaveLength(3);
  });

  test('staff are told nothing about a client', () => {
    const text = '{preferredName} needs you by {byTime}. {link}';
    expect(rules({ id: 'staff-asked', language: 'en', medium: 'sms', subject: '', text })).toEqual([
      'variable-not-here',
    ]);
    expect(
      rules({
        id: 'staff-asked',
        language: 'en',
        medium: 'sms',
        subject: '',
        text: 'Suicide risk by {byTime} {link}',
      }),
    ).toContain('clinical');
  });

  test('staff may be told that something is urgent, a client may not', () => {
    const text = 'Urgent, by {byTime}: {link}';
    expect(rules({ id: 'staff-asked', language: 'en', medium: 'sms', subject: '', text })).toEqual([]);
    expect(rules({ ...checkIn, text: '{callerName}, urgent: {link}' })).toEqual(['pressure']);
  });

  test('a subject shows neither the client nor the link, and only email has one', () => {
    const text = "It's {callerName}. {link}";
    const email = { ...checkIn, medium: 'email', text } as const;
    expect(rules({ ...email, subject: 'Hello {preferredName}' })).toEqual(['variable-not-here']);
    expect(rules({ ...email, subject: '' })).toEqual(['empty']);
    expect(rules({ ...email, subject: 'Your therapy' })).toEqual(['care']);
    expect(rules({ ...checkIn, text, subject: 'Hello' })).toEqual(['medium']);
    expect(rules({ ...email, medium: 'letter', subject: '' })).toEqual(['medium']);
  });

  test('a finding says the place, the reason and the way out', () => {
    const [finding] = lintWording({ ...checkIn, text: "It's {callerName} from the clinic. {link}" });
    expect(finding).toMatchObject({ rule: 'care', part: 'text', from: 27, to: 33 });
    expect(finding?.reason).toMatch(/\.$/);
    expect(finding?.wayOut).toMatch(/\.$/);
  });
});
