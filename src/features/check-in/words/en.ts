import type { PageWords } from './words.ts';

export const english: PageWords = {
  language: 'en',
  name: 'English',
  dir: 'ltr',
  review: { state: 'original' },

  title: 'Hello',
  greeting: 'Hello.',
  expected: (time, day) => `We had you down for a conversation ${day ? `on ${day} ` : ''}at ${time}.`,
  areYouOk: 'Are you OK?',
  answers: {
    safe: "I'm OK",
    late: "I'm running late",
    'call-me': 'Please call me',
    'not-ok': "I'm not OK",
    'explain-later': "I'd rather explain later",
  },
  add: 'Anything you want to add (optional)',
  tapAgain: 'That tap did not arrive. Please tap once more.',
  leave: 'Leave this page quickly',
  leaveNote: 'Your browser may still remember that it was open.',
  languages: 'Language',

  thanks: {
    safe: {
      heading: 'Thank you. Good to know.',
      text: 'Nothing more is needed. If you like, you can say a little here.',
    },
    late: { heading: 'Thank you for saying so.', text: 'We will pass it on. No need to rush.' },
    'call-me': {
      heading: 'Thank you. Someone is being asked to call you.',
      text: 'If it helps, you can say what it is about.',
    },
    'not-ok': {
      heading: 'Thank you for telling us.',
      text: 'Someone is being asked to call you. Please do not wait for that call if you need someone now.',
    },
    'explain-later': { heading: 'Thank you. Whenever it suits you.', text: 'There is no hurry to say more.' },
  },
  noted: 'Thank you, we have that.',
  whatHappened: 'If you would like to say more',
  reasons: {
    overslept: 'I overslept',
    'wrong-time': 'I had the wrong time',
    unwell: 'I was unwell',
    'did-not-want': "I didn't want to come",
    'prefer-not-to-say': "I'd rather not say",
  },
  ownWords: 'In my own words',
  ownWordsLabel: 'Anything you would like us to know',
  send: 'Send',
  tooLong: 'That is a little too long for one message (1000 characters). Please send it in two parts.',
  whatNext: 'And next?',
  wishes: {
    'another-time': 'Please offer me another time',
    'not-coming-back': "I'd rather not come back – please check in once",
  },
  answerAgain: 'Change my answer',

  crisis: {
    heading: 'You can talk to someone right now.',
    call: (number) => `Call ${number}`,
    press: (key) => `then press ${key}`,
    text: (number, word) => (word ? `Text ${word} to ${number}` : `Text ${number}`),
    danger: 'If you are in danger right now',
    elsewhere: 'In another country, call the emergency number there.',
    find: 'Find someone to talk to, in any country',
  },

  gone: {
    heading: 'This page is not open any more.',
    text: 'You can answer the message that brought you here, or get in touch the way you usually do.',
  },
  busy: {
    heading: 'One moment, please.',
    text: 'This page was opened very often just now. Please wait a minute and try again.',
  },
  broken: {
    heading: 'That did not reach us.',
    text: 'It is our mistake, not yours. Please go back and try again, or answer the message that brought you here.',
  },
};
