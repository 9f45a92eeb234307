import type { AgreementWords } from './words.ts';

/** Spoken to as "vous", and never with a word that would have to guess whether somebody is a woman or a man. */
export const french: AgreementWords = {
  language: 'fr',
  dir: 'ltr',
  review: 'awaiting-review',

  title: 'Si vous ne venez pas à une séance',
  beginning:
    'Voici ce que nous faisons quand vous n’êtes pas là pour une séance et que nous n’avons pas de vos nouvelles. Nous l’écrivons avec vous, pour que rien de tout cela ne vous surprenne.',

  reach: {
    heading: 'D’abord, nous essayons de vous joindre',
    inThisOrder: 'Dans cet ordre :',
    nothingAllowed: 'Vous ne nous avez permis aucun moyen de vous joindre ; nous n’en utilisons donc aucun.',
    text: (address) => `Un SMS au ${address}`,
    call: (address) => `Un appel au ${address}`,
    email: (address) => `Un e-mail à ${address}`,
    voicemail: 'nous pouvons laisser un message vocal',
    noVoicemail: 'nous ne laissons pas de message vocal',
    hours: (from, to, days) => `entre ${from} et ${to}${days ? `, ${days}` : ''}`,
    never: (address) => `Nous n’utilisons jamais ${address}.`,
    inYourWords: (words) => `Avec vos mots : « ${words} »`,
    youAsked: (words) => `Vous avez demandé : « ${words} »`,
    guardian:
      'Quand c’est le consentement de votre représentant légal qui compte, une personne décide qui joindre. Rien n’est envoyé automatiquement.',
  },
  saying: {
    heading: 'Ce que disent nos messages',
    whatWeAsk: 'Nous demandons si vous allez bien. Nous ne demandons pas pourquoi vous n’étiez pas là.',
    namesPractice: (practice) => `Nos messages peuvent nommer ${practice}.`,
    hidesPractice: 'Nos messages ne nomment pas le cabinet.',
    saysTherapy: 'Ils peuvent mentionner la thérapie.',
    hidesTherapy: 'Ils ne mentionnent pas la thérapie.',
    warned: 'D’autres peuvent voir les SMS et les e-mails. Vous le savez et les voulez quand même.',
    notWarned:
      'D’autres peuvent voir les SMS et les e-mails. Dites-nous si vous préférez ne pas en recevoir.',
    others: {
      told: 'Si vous partagez une séance avec d’autres, ils peuvent apprendre que vous n’êtes pas là.',
      notTold:
        'Si vous partagez une séance avec d’autres, ils n’apprennent pas de nous que vous n’êtes pas là.',
    },
  },
  people: {
    heading: 'Qui d’autre peut être appelé',
    rule: {
      'may-be-called':
        'Si nous n’arrivons pas à vous joindre, nous pouvons appeler les personnes ci-dessous.',
      'ask-me-first': 'Avant d’appeler quelqu’un d’autre, nous vous demandons.',
      'not-agreed': 'Vous n’avez pas accepté que nous appelions quelqu’un d’autre.',
    },
    after: (time) => `Pas avant que ce temps soit passé : ${time}.`,
    person: (name, scope) => `${name} : ${scope}`,
    scope: {
      'only-ask-to-check':
        'nous pouvons lui demander de passer voir comment vous allez, sans rien dire de plus',
      'share-missed-session':
        'nous pouvons lui dire que vous n’étiez pas à une séance, et de quand datent nos dernières nouvelles de vous',
      'share-concern': 'nous pouvons lui dire ce qui nous inquiète',
    },
    notIf: (words) => `pas si : ${words}`,
    never: (name) => `Jamais ${name}.`,
    nobody: 'Personne n’est encore nommé.',
  },
  danger: {
    heading: 'Si nous craignons pour votre vie',
    responder: {
      'mobile-crisis-first':
        'Si quelqu’un doit venir chez vous, vous préférez une équipe mobile de crise à la police.',
      'police-acceptable': 'Si quelqu’un doit venir chez vous, vous acceptez que ce soit la police.',
      'no-police':
        'Si quelqu’un doit venir chez vous, vous ne voulez pas que ce soit la police, autant que possible.',
      'not-discussed': 'Nous n’avons pas encore parlé de qui devrait venir chez vous s’il le fallait.',
    },
    law: 'Si nous avons de bonnes raisons de craindre que vous ou quelqu’un d’autre soyez en grave danger à cet instant, il se peut que nous devions appeler à l’aide même si ce papier dit autre chose. Nous disons alors le moins possible, et nous vous le racontons ensuite.',
    place: (words) => `Pour les séances à distance, vous êtes d’habitude ici : ${words}`,
    helps: (words) => `Ce qui aide quand quelqu’un vient : ${words}`,
  },
  more: 'Ce que nous avons convenu d’autre',
  yours: {
    heading: 'Cela reste à vous',
    change: 'Vous pouvez tout changer ou retirer à tout moment, sans dire pourquoi.',
    noEmergency:
      'Nous ne sommes pas un service d’urgence. Si vous êtes en danger, appelez le numéro d’urgence là où vous êtes.',
  },
  agree: 'J’ai lu ceci, ou on me l’a lu, et je suis d’accord.',
  screen: {
    name: 'Votre nom',
    draw: 'Votre signature, avec un doigt ou un stylet',
    drawNote: 'Vous pouvez laisser ceci vide ; votre nom suffit.',
    clear: 'Recommencer',
    sign: 'J’accepte et je signe',
    notNow: 'Je préfère ne pas signer maintenant',
    thanks: 'Merci.',
    giveBack: 'Rendez l’appareil maintenant, s’il vous plaît.',
  },
};
