import type { PageWords } from './words.ts';

/** Spoken to as "vous", and never with a word that would have to guess whether somebody is a woman or a man. */
export const french: PageWords = {
  language: 'fr',
  name: 'Français',
  dir: 'ltr',
  review: { state: 'awaiting-review' },

  title: 'Bonjour',
  greeting: 'Bonjour.',
  expected: (time, day) => `Une conversation était prévue avec vous ${day ? `le ${day} ` : ''}à ${time}.`,
  areYouOk: 'Est-ce que tout va bien ?',
  answers: {
    safe: 'Je vais bien',
    late: 'J’arrive en retard',
    'call-me': 'Appelez-moi, s’il vous plaît',
    'not-ok': 'Je ne vais pas bien',
    'explain-later': 'Je préfère expliquer plus tard',
  },
  add: 'Quelque chose à ajouter (facultatif)',
  tapAgain: 'Cela ne nous est pas parvenu. Touchez encore une fois, s’il vous plaît.',
  leave: 'Quitter vite cette page',
  leaveNote: 'Votre navigateur se souvient peut-être qu’elle a été ouverte.',
  languages: 'Langue',

  thanks: {
    safe: {
      heading: 'Merci. Cela fait plaisir de le savoir.',
      text: 'Il n’y a rien d’autre à faire. Si vous voulez, vous pouvez nous dire quelque chose ici.',
    },
    late: { heading: 'Merci de nous le dire.', text: 'Nous transmettons. Pas besoin de courir.' },
    'call-me': {
      heading: 'Merci. Nous demandons à quelqu’un de vous appeler.',
      text: 'Si vous le souhaitez, vous pouvez nous dire de quoi il s’agit.',
    },
    'not-ok': {
      heading: 'Merci de nous le dire.',
      text: 'Nous demandons à quelqu’un de vous appeler. S’il vous faut quelqu’un maintenant, n’attendez pas cet appel.',
    },
    'explain-later': {
      heading: 'Merci. Quand cela vous conviendra.',
      text: 'Rien ne presse pour en dire plus.',
    },
  },
  noted: 'Merci, nous l’avons bien reçu.',
  whatHappened: 'Si vous voulez en dire plus',
  reasons: {
    overslept: 'J’ai dormi trop longtemps',
    'wrong-time': 'J’avais une autre heure en tête',
    unwell: 'Je ne me sentais pas bien',
    'did-not-want': 'Je n’avais pas envie de venir',
    'prefer-not-to-say': 'Je préfère ne pas le dire',
  },
  ownWords: 'Avec mes mots',
  ownWordsLabel: 'Ce que vous voulez nous faire savoir',
  send: 'Envoyer',
  tooLong:
    'C’est un peu long pour un seul message (1000 caractères). Envoyez-le en deux fois, s’il vous plaît.',
  whatNext: 'Et maintenant ?',
  wishes: {
    'another-time': 'Je voudrais un autre moment, s’il vous plaît',
    'not-coming-back': 'Je préfère ne pas revenir ; je voudrais un dernier message',
  },
  answerAgain: 'Changer ma réponse',

  crisis: {
    heading: 'Vous pouvez parler à quelqu’un tout de suite.',
    call: (number) => `Appelez le ${number}`,
    press: (key) => `puis touchez ${key}`,
    text: (number, word) => (word ? `Envoyez ${word} par SMS au ${number}` : `Envoyez un SMS au ${number}`),
    danger: 'Si vous êtes en danger maintenant',
    elsewhere: 'Dans un autre pays, appelez le numéro d’urgence de ce pays.',
    find: 'Trouver à qui parler, dans tous les pays',
  },

  gone: {
    heading: 'Cette page n’est plus ouverte.',
    text: 'Vous pouvez répondre au message reçu ou prendre contact comme d’habitude.',
  },
  busy: {
    heading: 'Un moment, s’il vous plaît.',
    text: 'Cette page a été ouverte de nombreuses fois. Attendez une minute et réessayez.',
  },
  broken: {
    heading: 'Cela ne nous est pas parvenu.',
    text: 'C’est une erreur de notre côté, pas du vôtre. Revenez en arrière et réessayez, ou répondez au message reçu.',
  },
};
