import type { PageWords } from './words.ts';

/** Spoken to as "Sie", and never with a word that would have to guess whether somebody is a woman or a man. */
export const german: PageWords = {
  language: 'de',
  name: 'Deutsch',
  dir: 'ltr',
  review: { state: 'awaiting-review' },

  title: 'Guten Tag',
  greeting: 'Guten Tag.',
  expected: (time, day) => `Wir hatten ${day ? `am ${day} ` : ''}um ${time} mit Ihnen gerechnet.`,
  areYouOk: 'Geht es Ihnen gut?',
  answers: {
    safe: 'Mir geht es gut',
    late: 'Ich komme später',
    'call-me': 'Bitte rufen Sie mich an',
    'not-ok': 'Mir geht es nicht gut',
    'explain-later': 'Ich möchte es später erklären',
  },
  add: 'Etwas, das Sie dazu sagen möchten (freiwillig)',
  tapAgain: 'Das kam nicht bei uns an. Bitte tippen Sie noch einmal.',
  leave: 'Diese Seite schnell verlassen',
  leaveNote: 'Ihr Browser merkt sich vielleicht, dass sie offen war.',
  languages: 'Sprache',

  thanks: {
    safe: {
      heading: 'Danke. Gut, das zu wissen.',
      text: 'Mehr ist nicht nötig. Wenn Sie mögen, können Sie uns hier etwas sagen.',
    },
    late: { heading: 'Danke, dass Sie es sagen.', text: 'Wir geben es weiter. Es eilt nicht.' },
    'call-me': {
      heading: 'Danke. Wir bitten jemanden, Sie anzurufen.',
      text: 'Wenn es Ihnen hilft, können Sie uns sagen, worum es geht.',
    },
    'not-ok': {
      heading: 'Danke, dass Sie es uns sagen.',
      text: 'Wir bitten jemanden, Sie anzurufen. Wenn Sie jetzt jemanden brauchen, warten Sie bitte nicht auf diesen Anruf.',
    },
    'explain-later': { heading: 'Danke. Wann immer es Ihnen passt.', text: 'Mehr zu erzählen eilt nicht.' },
  },
  noted: 'Danke, das ist bei uns angekommen.',
  whatHappened: 'Wenn Sie mehr sagen möchten',
  reasons: {
    overslept: 'Ich habe verschlafen',
    'wrong-time': 'Ich hatte eine andere Zeit im Kopf',
    unwell: 'Mir ging es nicht gut',
    'did-not-want': 'Ich wollte nicht kommen',
    'prefer-not-to-say': 'Das möchte ich nicht sagen',
  },
  ownWords: 'In meinen Worten',
  ownWordsLabel: 'Was Sie uns wissen lassen möchten',
  send: 'Senden',
  tooLong:
    'Das ist etwas lang für eine einzige Nachricht (1000 Zeichen). Bitte senden Sie es in zwei Teilen.',
  whatNext: 'Und jetzt?',
  wishes: {
    'another-time': 'Ich hätte gern eine andere Zeit',
    'not-coming-back': 'Ich möchte lieber nicht wiederkommen und hätte gern eine letzte Nachricht',
  },
  answerAgain: 'Meine Antwort ändern',

  crisis: {
    heading: 'Sie können jetzt gleich mit jemandem sprechen.',
    call: (number) => `Rufen Sie ${number} an`,
    press: (key) => `und drücken Sie ${key}`,
    text: (number, word) =>
      word ? `Senden Sie ${word} per SMS an ${number}` : `Senden Sie eine SMS an ${number}`,
    danger: 'Wenn Sie jetzt in Gefahr sind',
    elsewhere: 'In einem anderen Land rufen Sie die dortige Notrufnummer an.',
    find: 'Jemanden zum Reden finden, in jedem Land',
  },

  gone: {
    heading: 'Diese Seite ist nicht mehr offen.',
    text: 'Sie können auf die Nachricht antworten, die Sie bekommen haben, oder sich wie gewohnt melden.',
  },
  busy: {
    heading: 'Einen Moment, bitte.',
    text: 'Diese Seite wurde sehr oft geöffnet. Warten Sie eine Minute und versuchen Sie es noch einmal.',
  },
  broken: {
    heading: 'Das kam nicht bei uns an.',
    text: 'Das liegt an uns, nicht an Ihnen. Gehen Sie zurück und versuchen Sie es noch einmal, oder antworten Sie auf die Nachricht, die Sie bekommen haben.',
  },
};
