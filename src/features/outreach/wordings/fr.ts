import type { BuiltInWords } from './words.ts';

const subject = 'Un petit mot de {callerName}';

/**
 * Spoken to as "vous", and never with a word that would have to guess whether somebody is a woman or a man. Texts keep to
 * letters that fit into an ordinary text message.
 */
export const french: BuiltInWords = {
  reviewed: null,
  sms: {
    'running-late':
      'Bonjour {preferredName}, ici {callerName}. Je ne vous vois pas encore. Rien ne presse. Un geste pour me dire si tout va bien : {link}',
    'check-in':
      "Bonjour {preferredName}, ici {callerName}. Vous nous avez manqué aujourd'hui. Un geste pour me dire si tout va bien : {link}",
    'check-in-again':
      'Bonjour {preferredName}, encore {callerName}. Je pense à vous. Rien à expliquer. Un geste pour me dire comment vous allez : {link}',
    'check-in-last':
      'Bonjour {preferredName}, ici {callerName}. Je pense toujours à vous. Quand vous voudrez, un geste pour me dire si tout va bien : {link}',
    'thank-you': 'Merci, {preferredName}. Cela fait plaisir de savoir que vous allez bien. {callerName}',
    'running-late-answer': "Merci de me l'avoir dit, {preferredName}. Prenez votre temps. {callerName}",
    'numbers-to-call':
      "Votre message est bien arrivé, {preferredName} : on demande à quelqu'un de vous appeler. Si cela ne peut pas attendre, appelez {numbers}. {callerName}",
    'staff-asked': 'Kept : quelque chose demande votre attention avant {byTime}. {link}',
    'staff-all-clear': "Kept : tout va bien. Il n'y a plus rien à faire de votre part.",
    'staff-late': 'Kept : quelque chose était prévu pour {byTime} et attend toujours. {link}',
    'staff-unopened':
      "Kept ne s'est pas occupé de ce qui a débuté vers {byTime}. Assurez-vous d'avoir des nouvelles de tout le monde. {link}",
    'staff-text': 'Kept : à {byTime}, quelque chose est arrivé et attend que vous le lisiez. {link}',
    'staff-evening':
      'Kept : il manque quelque chose avant votre prochaine journée. La page du jour dit quoi, et comment y remédier. {link}',
    'staff-sending':
      "Kept : depuis {byTime}, des messages ne partent plus. Appelez au lieu d'attendre. {link}",
    'staff-sending-over': 'Kept : les messages partent à nouveau.',
  },
  email: {
    'running-late': {
      subject,
      text: "Bonjour {preferredName},\n\nC'est {callerName}. Je ne vous vois pas encore et je voulais prendre de vos nouvelles. Si vous venez, rien ne presse.\n\nD'un seul geste, dites-moi comment vous allez :\n{link}\n\n{callerName}",
    },
    'check-in': {
      subject,
      text: "Bonjour {preferredName},\n\nC'est {callerName}. Vous nous avez manqué aujourd'hui, et je voudrais juste savoir si tout va bien.\n\nD'un seul geste, dites-le-moi :\n{link}\n\nIl n'y a rien à expliquer.\n\n{callerName}",
    },
    'check-in-again': {
      subject,
      text: "Bonjour {preferredName},\n\nC'est de nouveau {callerName}. Je pense à vous et je reste sans nouvelles. Quelle qu'en soit la raison, il n'y a rien à expliquer.\n\nD'un seul geste, dites-moi comment vous allez :\n{link}\n\n{callerName}",
    },
    'check-in-last': {
      subject,
      text: "Bonjour {preferredName},\n\nC'est {callerName}. Je pense toujours à vous. Rien ne presse, et il n'y a rien à expliquer.\n\nQuand cela vous conviendra, d'un seul geste, dites-moi comment vous allez :\n{link}\n\n{callerName}",
    },
    'thank-you': {
      subject,
      text: 'Merci, {preferredName}. Cela fait plaisir de savoir que vous allez bien.\n\n{callerName}',
    },
    'running-late-answer': {
      subject,
      text: "Merci de me l'avoir dit, {preferredName}. Prenez votre temps.\n\n{callerName}",
    },
    'numbers-to-call': {
      subject,
      text: "Votre message est bien arrivé, {preferredName} : on demande à quelqu'un de vous appeler.\n\nSi cela ne peut pas attendre, appelez {numbers}.\n\n{callerName}",
    },
    'staff-asked': {
      subject: 'Kept : quelque chose demande votre attention avant {byTime}',
      text: "Quelque chose demande votre attention avant {byTime}. Ouvrez Kept pour voir de quoi il s'agit :\n{link}\n\nSi ce n'est pas possible, la question passe ensuite à la personne suivante.",
    },
    'staff-all-clear': {
      subject: 'Kept : tout va bien',
      text: "Tout va bien. Il n'y a plus rien à faire de votre part.",
    },
    'staff-late': {
      subject: 'Kept : quelque chose a du retard',
      text: "Quelque chose était prévu pour {byTime} et attend toujours. Ouvrez Kept pour voir de quoi il s'agit :\n{link}",
    },
    'staff-unopened': {
      subject: 'Kept : occupez-vous de quelque chose vous-même',
      text: "Kept n'a pas encore pu s'occuper de ce qui commençait à {byTime} : personne n'est donc interrogé. Il continue d'essayer. En attendant, assurez-vous vous-même d'avoir des nouvelles de toutes les personnes que vous attendiez, et prévenez qui s'occupe de Kept.\n\n{link}",
    },
    'staff-text': {
      subject: 'Kept : quelque chose attend que vous le lisiez',
      text: "À {byTime}, quelque chose est arrivé dont Kept ne sait pas qui cela concerne. Ouvrez Kept et lisez-le bientôt ; c'est tout en haut de la page du jour.\n\n{link}",
    },
    'staff-evening': {
      subject: 'Kept : avant votre prochaine journée',
      text: "Il manque quelque chose sans quoi vous pourriez ne pas joindre quelqu'un lors de votre prochaine journée. La page du jour dit quoi, et comment y remédier :\n{link}",
    },
    'staff-sending': {
      subject: 'Kept : des messages ne partent plus',
      text: "Depuis {byTime}, l'une des voies par lesquelles Kept envoie des messages ne laisse rien passer. D'ici là, appelez au lieu d'attendre une réponse. Ouvrez Kept pour voir ce qui manque et ce qui aide :\n{link}",
    },
    'staff-sending-over': {
      subject: 'Kept : les messages partent à nouveau',
      text: "Les messages partent à nouveau. Il n'y a plus rien à faire pour vous.",
    },
  },
  letter: {
    letter:
      "Bonjour {preferredName},\n\nJe pensais vous voir et je n'ai pas réussi à vous joindre. J'espère que vous allez bien.\n\nVous pouvez me joindre quand vous voulez, comme cela vous convient. Il n'y a rien à expliquer. Et si vous préférez en rester là, c'est bien aussi.\n\nAvec mes meilleures pensées,\n\n{callerName}",
  },
};
