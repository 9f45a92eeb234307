import type { BuiltInWords } from './words.ts';

const subject = 'Ein Gruß von {callerName}';

/** Spoken to as "Sie", and never with a word that would have to guess whether somebody is a woman or a man. */
export const german: BuiltInWords = {
  reviewed: null,
  sms: {
    'running-late':
      'Guten Tag {preferredName}, hier ist {callerName}. Ich sehe Sie noch nicht. Es eilt nicht. Ein Klick sagt mir, wie es Ihnen geht: {link}',
    'check-in':
      'Guten Tag {preferredName}, hier ist {callerName}. Wir haben Sie heute vermisst. Ein Klick sagt mir, ob alles gut ist: {link}',
    'check-in-again':
      'Guten Tag {preferredName}, noch einmal {callerName}. Ich denke an Sie. Ein Klick genügt, ganz ohne Erklärung: {link}',
    'check-in-last':
      'Guten Tag {preferredName}, hier ist {callerName}. Ich denke weiter an Sie. Wann immer es passt, genügt ein Klick: {link}',
    'thank-you': 'Danke, {preferredName}. Gut zu wissen, dass es Ihnen gut geht. {callerName}',
    'running-late-answer': 'Danke, dass Sie es mir sagen, {preferredName}. Kommen Sie in Ruhe. {callerName}',
    'numbers-to-call':
      'Ihre Nachricht ist angekommen, {preferredName}. Jemand wird gebeten, Sie anzurufen. Wenn es nicht warten kann, rufen Sie an: {numbers}. {callerName}',
    'staff-asked': 'Kept: Etwas braucht bis {byTime} Ihre Aufmerksamkeit. {link}',
    'staff-all-clear': 'Kept: Alles ist in Ordnung. Für Sie ist nichts mehr zu tun.',
    'staff-late': 'Kept: Etwas war für {byTime} vorgesehen und steht noch aus. {link}',
    'staff-unopened':
      'Kept hat sich um das, was um {byTime} begann, noch nicht gekümmert. Sehen Sie selbst nach, ob Sie von allen wissen. {link}',
    'staff-text': 'Kept: Um {byTime} kam etwas an, das darauf wartet, dass Sie es lesen. {link}',
    'staff-evening':
      'Kept: Vor Ihrem nächsten Tag fehlt etwas. Die Heute-Seite sagt, was es ist und was hilft. {link}',
    'staff-sending':
      'Kept: Seit {byTime} gehen Nachrichten nicht hinaus. Rufen Sie an, statt zu warten. {link}',
    'staff-sending-over': 'Kept: Nachrichten gehen wieder hinaus.',
  },
  email: {
    'running-late': {
      subject,
      text: 'Guten Tag {preferredName},\n\nhier ist {callerName}. Ich sehe Sie noch nicht und wollte nachfragen. Falls Sie unterwegs sind: Es eilt nicht.\n\nEin Klick sagt mir, wie es Ihnen geht:\n{link}\n\n{callerName}',
    },
    'check-in': {
      subject,
      text: 'Guten Tag {preferredName},\n\nhier ist {callerName}. Wir haben Sie heute vermisst, und ich möchte nur wissen, ob alles in Ordnung ist.\n\nEin Klick genügt:\n{link}\n\nEs gibt nichts zu erklären.\n\n{callerName}',
    },
    'check-in-again': {
      subject,
      text: 'Guten Tag {preferredName},\n\nhier ist noch einmal {callerName}. Ich denke an Sie und habe nichts von Ihnen gehört. Woran es auch liegt: Es gibt nichts zu erklären.\n\nEin Klick sagt mir, wie es Ihnen geht:\n{link}\n\n{callerName}',
    },
    'check-in-last': {
      subject,
      text: 'Guten Tag {preferredName},\n\nhier ist {callerName}. Ich denke weiter an Sie. Es eilt nicht, und es gibt nichts zu erklären.\n\nWann immer es Ihnen passt, sagt mir ein Klick, wie es Ihnen geht:\n{link}\n\n{callerName}',
    },
    'thank-you': {
      subject,
      text: 'Danke, {preferredName}. Gut zu wissen, dass es Ihnen gut geht.\n\n{callerName}',
    },
    'running-late-answer': {
      subject,
      text: 'Danke, dass Sie es mir sagen, {preferredName}. Kommen Sie in Ruhe.\n\n{callerName}',
    },
    'numbers-to-call': {
      subject,
      text: 'Ihre Nachricht ist angekommen, {preferredName}. Jemand wird gebeten, Sie anzurufen.\n\nWenn es nicht warten kann, rufen Sie an: {numbers}.\n\n{callerName}',
    },
    'staff-asked': {
      subject: 'Kept: Etwas braucht bis {byTime} Ihre Aufmerksamkeit',
      text: 'Etwas braucht bis {byTime} Ihre Aufmerksamkeit. Öffnen Sie Kept, um zu sehen, was es ist:\n{link}\n\nWenn Sie nicht können, wird danach die nächste Person gefragt.',
    },
    'staff-all-clear': {
      subject: 'Kept: Alles ist in Ordnung',
      text: 'Alles ist in Ordnung. Für Sie ist nichts mehr zu tun.',
    },
    'staff-late': {
      subject: 'Kept: Etwas verspätet sich',
      text: 'Etwas war für {byTime} vorgesehen und steht noch aus. Öffnen Sie Kept, um zu sehen, was es ist:\n{link}',
    },
    'staff-unopened': {
      subject: 'Kept: Kümmern Sie sich selbst um etwas',
      text: 'Kept konnte sich um das, was um {byTime} begann, noch nicht kümmern; es wird also niemand gefragt. Es versucht es weiter. Sehen Sie inzwischen selbst nach, ob Sie von allen wissen, die Sie erwartet haben, und sagen Sie der Person Bescheid, die Kept betreut.\n\n{link}',
    },
    'staff-text': {
      subject: 'Kept: Etwas wartet darauf, dass Sie es lesen',
      text: 'Um {byTime} kam etwas an, von dem Kept nicht weiß, wen es betrifft. Öffnen Sie Kept und lesen Sie es bald; es steht ganz oben auf der Seite des Tages.\n\n{link}',
    },
    'staff-evening': {
      subject: 'Kept: vor Ihrem nächsten Tag',
      text: 'Es fehlt etwas, ohne das Sie an Ihrem nächsten Tag jemanden vielleicht nicht erreichen. Die Heute-Seite sagt, was es ist und was hilft:\n{link}',
    },
    'staff-sending': {
      subject: 'Kept: Nachrichten gehen nicht hinaus',
      text: 'Seit {byTime} lässt einer der Wege, auf denen Kept Nachrichten sendet, nichts durch. Rufen Sie bis dahin an, statt auf eine Antwort zu warten. In Kept steht, was fehlt und was hilft:\n{link}',
    },
    'staff-sending-over': {
      subject: 'Kept: Nachrichten gehen wieder hinaus',
      text: 'Nachrichten gehen wieder hinaus. Von Ihnen wird nichts mehr gebraucht.',
    },
  },
  letter: {
    letter:
      'Guten Tag {preferredName},\n\nich hatte gehofft, Sie zu sehen, und habe Sie nicht erreicht. Ich hoffe, es geht Ihnen gut.\n\nSie erreichen mich, wann und wie es Ihnen passt. Es gibt nichts zu erklären. Und wenn Sie es lieber dabei lassen, ist das auch gut.\n\nMit guten Wünschen\n\n{callerName}',
  },
};
