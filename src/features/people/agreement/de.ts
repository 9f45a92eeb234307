import type { AgreementWords } from './words.ts';

/** Spoken to as "Sie", and never with a word that would have to guess whether somebody is a woman or a man. */
export const german: AgreementWords = {
  language: 'de',
  dir: 'ltr',
  review: 'awaiting-review',

  title: 'Wenn Sie nicht zu einer Sitzung kommen',
  beginning:
    'Das tun wir, wenn Sie zu einer Sitzung nicht da sind und wir nichts von Ihnen gehört haben. Wir schreiben es gemeinsam auf, damit nichts davon überraschend kommt.',

  reach: {
    heading: 'Zuerst versuchen wir, Sie zu erreichen',
    inThisOrder: 'In dieser Reihenfolge:',
    nothingAllowed: 'Sie haben uns keinen Weg erlaubt, Sie zu erreichen; also nutzen wir keinen.',
    text: (address) => `Eine SMS an ${address}`,
    call: (address) => `Ein Anruf unter ${address}`,
    email: (address) => `Eine E-Mail an ${address}`,
    voicemail: 'wir dürfen auf die Mailbox sprechen',
    noVoicemail: 'wir sprechen nicht auf die Mailbox',
    hours: (from, to, days) => `zwischen ${from} und ${to}${days ? `, ${days}` : ''}`,
    never: (address) => `Wir nutzen nie ${address}.`,
    inYourWords: (words) => `In Ihren Worten: „${words}“`,
    youAsked: (words) => `Sie haben gebeten: „${words}“`,
    guardian:
      'Wo die Einwilligung derer zählt, die das Sorgerecht haben, entscheidet eine Person, wen wir erreichen. Nichts wird von selbst verschickt.',
  },
  saying: {
    heading: 'Was unsere Nachrichten sagen',
    whatWeAsk: 'Wir fragen, ob es Ihnen gut geht. Wir fragen nicht, warum Sie nicht da waren.',
    namesPractice: (practice) => `Unsere Nachrichten dürfen ${practice} nennen.`,
    hidesPractice: 'Unsere Nachrichten nennen die Praxis nicht.',
    saysTherapy: 'Sie dürfen Therapie erwähnen.',
    hidesTherapy: 'Sie erwähnen keine Therapie.',
    warned: 'Andere könnten SMS und E-Mails sehen. Das wissen Sie und möchten sie trotzdem.',
    notWarned: 'Andere könnten SMS und E-Mails sehen. Sagen Sie uns, wenn Sie lieber keine möchten.',
    others: {
      told: 'Wenn Sie eine Sitzung mit anderen teilen, können diese erfahren, dass Sie nicht da sind.',
      notTold:
        'Wenn Sie eine Sitzung mit anderen teilen, erfahren diese von uns nicht, dass Sie nicht da sind.',
    },
  },
  people: {
    heading: 'Wen wir sonst anrufen dürfen',
    rule: {
      'may-be-called': 'Wenn wir Sie nicht erreichen, dürfen wir die unten genannten Personen anrufen.',
      'ask-me-first': 'Bevor wir jemand anderen anrufen, fragen wir Sie.',
      'not-agreed': 'Sie haben nicht zugestimmt, dass wir jemand anderen anrufen.',
    },
    after: (time) => `Nicht bevor diese Zeit vergangen ist: ${time}.`,
    person: (name, scope) => `${name}: ${scope}`,
    scope: {
      'only-ask-to-check': 'wir dürfen bitten, nach Ihnen zu sehen, und sagen nicht mehr',
      'share-missed-session':
        'wir dürfen sagen, dass Sie bei einer Sitzung nicht da waren und wann wir zuletzt von Ihnen gehört haben',
      'share-concern': 'wir dürfen sagen, was uns Sorgen macht',
    },
    notIf: (words) => `nicht, wenn: ${words}`,
    never: (name) => `Niemals ${name}.`,
    nobody: 'Noch ist niemand genannt.',
  },
  danger: {
    heading: 'Wenn wir um Ihr Leben fürchten',
    responder: {
      'mobile-crisis-first':
        'Wenn jemand zu Ihnen kommen muss, ist Ihnen ein mobiles Krisenteam lieber als die Polizei.',
      'police-acceptable': 'Wenn jemand zu Ihnen kommen muss, ist Ihnen auch die Polizei recht.',
      'no-police': 'Wenn jemand zu Ihnen kommen muss, soll es nach Möglichkeit nicht die Polizei sein.',
      'not-discussed': 'Wir haben noch nicht besprochen, wer zu Ihnen kommen sollte, wenn es nötig ist.',
    },
    law: 'Wenn wir guten Grund zu der Befürchtung haben, dass Sie oder jemand anderes in diesem Augenblick in ernster Gefahr ist, müssen wir vielleicht Hilfe rufen, auch wo dieses Papier etwas anderes sagt. Wir sagen dann so wenig wie möglich und erzählen es Ihnen danach.',
    place: (words) => `Bei Sitzungen aus der Ferne sind Sie gewöhnlich hier: ${words}`,
    helps: (words) => `Was hilft, wenn jemand kommt: ${words}`,
  },
  more: 'Was wir sonst vereinbart haben',
  yours: {
    heading: 'Das bleibt Ihres',
    change: 'Sie können alles davon jederzeit ändern oder zurücknehmen, ohne zu sagen, warum.',
    noEmergency:
      'Wir sind kein Notdienst. Wenn Sie in Gefahr sind, rufen Sie bitte die Notrufnummer an dem Ort an, an dem Sie sind.',
  },
  agree: 'Ich habe das gelesen, oder es wurde mir vorgelesen, und ich bin einverstanden.',
  screen: {
    name: 'Ihr Name',
    draw: 'Ihre Unterschrift, mit einem Finger oder Stift',
    drawNote: 'Sie können das leer lassen; Ihr Name genügt.',
    clear: 'Neu anfangen',
    sign: 'Ich stimme zu und unterschreibe',
    notNow: 'Ich möchte jetzt lieber nicht unterschreiben',
    thanks: 'Danke.',
    giveBack: 'Bitte geben Sie das Gerät jetzt zurück.',
  },
};
