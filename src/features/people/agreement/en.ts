import type { AgreementWords } from './words.ts';

export const english: AgreementWords = {
  language: 'en',
  dir: 'ltr',
  review: 'original',

  title: 'If you do not come to a session',
  beginning:
    'This is what we do when you are not here for a session and we have not heard from you. We write it down together, so that nothing in it comes as a surprise.',

  reach: {
    heading: 'First we try to reach you',
    inThisOrder: 'In this order:',
    nothingAllowed: 'You have not allowed us any way to reach you, so we use none.',
    text: (address) => `A text to ${address}`,
    call: (address) => `A call to ${address}`,
    email: (address) => `An email to ${address}`,
    voicemail: 'we may leave a voicemail',
    noVoicemail: 'we leave no voicemail',
    hours: (from, to, days) => `between ${from} and ${to}${days ? `, ${days}` : ''}`,
    never: (address) => `We never use ${address}.`,
    inYourWords: (words) => `In your words: “${words}”`,
    youAsked: (words) => `You asked: “${words}”`,
    guardian:
      'Where your guardian’s consent counts, a person decides whom to reach. Nothing is sent by itself.',
  },
  saying: {
    heading: 'What our messages say',
    whatWeAsk: 'We ask whether you are OK. We do not ask why you were not here.',
    namesPractice: (practice) => `Our messages may name ${practice}.`,
    hidesPractice: 'Our messages do not name the practice.',
    saysTherapy: 'They may mention therapy.',
    hidesTherapy: 'They do not mention therapy.',
    warned: 'Others may see texts and emails. You know that, and want them all the same.',
    notWarned: 'Others may see texts and emails. Tell us if you would rather have none.',
    others: {
      told: 'If you share a session with others, they may hear that you are not here.',
      notTold: 'If you share a session with others, they do not hear from us that you are not here.',
    },
  },
  people: {
    heading: 'Who else may be called',
    rule: {
      'may-be-called': 'If we cannot reach you, we may call the people below.',
      'ask-me-first': 'Before we call anybody else, we ask you.',
      'not-agreed': 'You have not agreed that we call anybody else.',
    },
    after: (time) => `Not before ${time} have passed.`,
    person: (name, scope) => `${name}: ${scope}`,
    scope: {
      'only-ask-to-check': 'we may ask them to look in on you, and say no more',
      'share-missed-session': 'we may say that you were not at a session, and when we last heard from you',
      'share-concern': 'we may say what we are worried about',
    },
    notIf: (words) => `not if: ${words}`,
    never: (name) => `Never ${name}.`,
    nobody: 'Nobody is named yet.',
  },
  danger: {
    heading: 'If we are afraid for your life',
    responder: {
      'mobile-crisis-first':
        'If somebody has to come to you, you would rather have a mobile crisis team than police.',
      'police-acceptable': 'If somebody has to come to you, police are acceptable to you.',
      'no-police': 'If somebody has to come to you, you do not want it to be police, as far as that can be.',
      'not-discussed': 'We have not talked yet about who should come to you if somebody has to.',
    },
    law: 'If we have good reason to fear that you or somebody else is in serious danger right now, we may have to call for help even where this paper says otherwise. We then say as little as we can, and tell you afterwards.',
    place: (words) => `For sessions from a distance you are usually here: ${words}`,
    helps: (words) => `What helps when somebody comes: ${words}`,
  },
  more: 'What else we agreed',
  yours: {
    heading: 'This stays yours',
    change: 'You can change or take back any of it at any time, without saying why.',
    noEmergency:
      'We are not an emergency service. If you are in danger, please call the emergency number where you are.',
  },
  agree: 'I have read this, or it was read to me, and I agree.',
  screen: {
    name: 'Your name',
    draw: 'Your signature, with a finger or a pen',
    drawNote: 'You can leave this empty; your name is enough.',
    clear: 'Start again',
    sign: 'I agree and sign',
    notNow: 'I would rather not sign now',
    thanks: 'Thank you.',
    giveBack: 'Please give the device back now.',
  },
};
