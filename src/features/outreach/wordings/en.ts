import type { BuiltInWords } from './words.ts';

const subject = 'Hello from {callerName}';

export const english: BuiltInWords = {
  reviewed: null,
  sms: {
    'running-late':
      "Hello {preferredName}, it's {callerName}. I don't see you yet and thought I'd ask. If you're on your way, there's no hurry. One tap tells me how you are: {link}",
    'check-in':
      "Hello {preferredName}, it's {callerName}. We missed you today and I'm just checking you're all right. One tap tells me: {link}",
    'check-in-again':
      "Hello {preferredName}, {callerName} again. I haven't heard from you and you're on my mind. There's nothing to explain. One tap tells me how you are: {link}",
    'check-in-last':
      "Hello {preferredName}, it's {callerName}. I'm still thinking of you. Whenever it suits you, one tap tells me how you are: {link}",
    'thank-you': "Thank you, {preferredName}. I'm glad to know you're all right. {callerName}",
    'running-late-answer': 'Thank you for telling me, {preferredName}. Take your time. {callerName}',
    'numbers-to-call':
      'What you wrote has come in, {preferredName}, and somebody is being asked to get in touch with you. If it cannot wait, these are there day and night: {numbers}. {callerName}',
    'staff-asked': 'Kept: something needs you by {byTime}. {link}',
    'staff-all-clear': 'Kept: all clear. Nothing more is needed from you.',
    'staff-late': 'Kept: something was due at {byTime} and is still waiting. {link}',
    'staff-unopened':
      'Kept has not taken up what began at {byTime}. Please see for yourself that everyone you expected is accounted for. {link}',
    'staff-text': 'Kept: something that came in at {byTime} waits for you to read it. {link}',
    'staff-evening':
      'Kept: something is missing before your next day. Today shows what, and what mends it. {link}',
    'staff-sending': 'Kept: since {byTime}, messages are not going out. Call instead of waiting. {link}',
    'staff-sending-over': 'Kept: messages are going out again.',
  },
  email: {
    'running-late': {
      subject,
      text: "Hello {preferredName},\n\nit's {callerName}. I don't see you yet and thought I'd ask. If you're on your way, there's no hurry.\n\nOne tap tells me how you are:\n{link}\n\n{callerName}",
    },
    'check-in': {
      subject,
      text: "Hello {preferredName},\n\nit's {callerName}. We missed you today and I'm just checking you're all right.\n\nOne tap tells me:\n{link}\n\nThere's nothing to explain.\n\n{callerName}",
    },
    'check-in-again': {
      subject,
      text: "Hello {preferredName},\n\n{callerName} again. I haven't heard from you and you're on my mind. Whatever the reason is, there's nothing to explain.\n\nOne tap tells me how you are:\n{link}\n\n{callerName}",
    },
    'check-in-last': {
      subject,
      text: "Hello {preferredName},\n\nit's {callerName}. I'm still thinking of you. There's no hurry and nothing to explain.\n\nWhenever it suits you, one tap tells me how you are:\n{link}\n\n{callerName}",
    },
    'thank-you': {
      subject,
      text: "Thank you, {preferredName}. I'm glad to know you're all right.\n\n{callerName}",
    },
    'running-late-answer': {
      subject,
      text: 'Thank you for telling me, {preferredName}. Take your time.\n\n{callerName}',
    },
    'numbers-to-call': {
      subject,
      text: 'What you wrote has come in, {preferredName}, and somebody is being asked to get in touch with you.\n\nIf it cannot wait, these are there day and night: {numbers}.\n\n{callerName}',
    },
    'staff-asked': {
      subject: 'Kept: something needs you by {byTime}',
      text: 'Something needs you by {byTime}. With one tap you say that you have it, and from there you come to what it is:\n{link}\n\nIf you cannot, the next person is asked then.',
    },
    'staff-all-clear': {
      subject: 'Kept: all clear',
      text: 'All clear. Nothing more is needed from you.',
    },
    'staff-late': {
      subject: 'Kept: something is late',
      text: 'Something was due at {byTime} and is still waiting. Sign in to see what it is:\n{link}',
    },
    'staff-unopened': {
      subject: 'Kept: please look after something yourself',
      text: 'Kept has not been able to take up what began at {byTime}, so nobody is being asked about it. It goes on trying. Until it succeeds, please see for yourself that everyone you expected is accounted for, and tell whoever runs Kept for you.\n\n{link}',
    },
    'staff-text': {
      subject: 'Kept: please read something',
      text: 'Something came in at {byTime} that Kept cannot place by itself. Please sign in and read it soon; it stands at the top of Today.\n\n{link}',
    },
    'staff-evening': {
      subject: 'Kept: before your next day',
      text: 'Something is missing without which you might not reach somebody on your next day. Today shows what it is, and what mends it:\n{link}',
    },
    'staff-sending': {
      subject: 'Kept: messages are not going out',
      text: 'Since {byTime}, one way over which Kept sends messages lets nothing through. Until it does, call instead of waiting for an answer. Sign in to see what is wrong and what helps:\n{link}',
    },
    'staff-sending-over': {
      subject: 'Kept: messages are going out again',
      text: 'Messages are going out again. Nothing more is needed from you.',
    },
  },
  letter: {
    letter:
      'Dear {preferredName},\n\nI had hoped to see you and have not managed to reach you. I hope you are well.\n\nYou are welcome to be in touch at any time and in any way that suits you. There is nothing to explain. And if you would rather leave things as they are, that is all right too.\n\nWith warm wishes,\n\n{callerName}',
  },
};
