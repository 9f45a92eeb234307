import type { BuiltInWords } from './words.ts';

const subject = 'Un saludo de {callerName}';

/** Spoken to as "tú", and never with a word that would have to guess whether the client is a woman or a man. */
export const spanish: BuiltInWords = {
  reviewed: null,
  sms: {
    'running-late':
      'Hola, {preferredName}, soy {callerName}. Aún no te veo. Si vienes de camino, no hay prisa. Con un toque me dices cómo estás: {link}',
    'check-in':
      'Hola, {preferredName}, soy {callerName}. Hoy te echamos de menos y solo quiero saber si estás bien. Con un toque me lo dices: {link}',
    'check-in-again':
      'Hola, {preferredName}, soy {callerName} de nuevo. No sé de ti y te tengo presente. No hay nada que explicar. Con un toque me dices cómo estás: {link}',
    'check-in-last':
      'Hola, {preferredName}, soy {callerName}. Sigo pensando en ti. Cuando te venga bien, con un toque me dices cómo estás: {link}',
    'thank-you': 'Gracias, {preferredName}. Me alegra saber que estás bien. {callerName}',
    'running-late-answer': 'Gracias por decírmelo, {preferredName}. Ven con calma. {callerName}',
    'numbers-to-call':
      'Tu mensaje ha llegado, {preferredName}, y ya se pide a alguien que te llame. Si no puede esperar, llama a {numbers}. {callerName}',
    'staff-asked': 'Kept: algo necesita tu atención antes de las {byTime}. {link}',
    'staff-all-clear': 'Kept: todo en orden. No hace falta nada más de tu parte.',
    'staff-late': 'Kept: algo estaba previsto para las {byTime} y sigue pendiente. {link}',
    'staff-unopened':
      'Kept aún no se ha ocupado de lo que empezaba a las {byTime}. Comprueba por tu cuenta que sabes de todos. {link}',
    'staff-text': 'Kept: a las {byTime} llegó algo que espera a que lo leas. {link}',
    'staff-evening': 'Kept: falta algo antes de tu próximo día. En Hoy ves qué es y cómo resolverlo. {link}',
    'staff-sending': 'Kept: desde las {byTime} no salen mensajes. Llama en lugar de esperar. {link}',
    'staff-sending-over': 'Kept: los mensajes vuelven a salir.',
  },
  email: {
    'running-late': {
      subject,
      text: 'Hola, {preferredName}:\n\nSoy {callerName}. Aún no te veo y quería preguntarte. Si vienes de camino, no hay prisa.\n\nCon un toque me dices cómo estás:\n{link}\n\n{callerName}',
    },
    'check-in': {
      subject,
      text: 'Hola, {preferredName}:\n\nSoy {callerName}. Hoy te echamos de menos y solo quiero saber si estás bien.\n\nCon un toque me lo dices:\n{link}\n\nNo hay nada que explicar.\n\n{callerName}',
    },
    'check-in-again': {
      subject,
      text: 'Hola, {preferredName}:\n\nSoy {callerName} de nuevo. No sé de ti y te tengo presente. Sea cual sea el motivo, no hay nada que explicar.\n\nCon un toque me dices cómo estás:\n{link}\n\n{callerName}',
    },
    'check-in-last': {
      subject,
      text: 'Hola, {preferredName}:\n\nSoy {callerName}. Sigo pensando en ti. No hay prisa ni nada que explicar.\n\nCuando te venga bien, con un toque me dices cómo estás:\n{link}\n\n{callerName}',
    },
    'thank-you': {
      subject,
      text: 'Gracias, {preferredName}. Me alegra saber que estás bien.\n\n{callerName}',
    },
    'running-late-answer': {
      subject,
      text: 'Gracias por decírmelo, {preferredName}. Ven con calma.\n\n{callerName}',
    },
    'numbers-to-call': {
      subject,
      text: 'Tu mensaje ha llegado, {preferredName}, y ya se pide a alguien que te llame.\n\nSi no puede esperar, llama a {numbers}.\n\n{callerName}',
    },
    'staff-asked': {
      subject: 'Kept: algo necesita tu atención antes de las {byTime}',
      text: 'Algo necesita tu atención antes de las {byTime}. Entra para ver qué es:\n{link}\n\nSi no puedes, entonces se le pregunta a la siguiente persona.',
    },
    'staff-all-clear': {
      subject: 'Kept: todo en orden',
      text: 'Todo en orden. No hace falta nada más de tu parte.',
    },
    'staff-late': {
      subject: 'Kept: algo va con retraso',
      text: 'Algo estaba previsto para las {byTime} y sigue pendiente. Entra para ver qué es:\n{link}',
    },
    'staff-unopened': {
      subject: 'Kept: ocúpate de algo por tu cuenta',
      text: 'Kept aún no ha podido ocuparse de lo que empezaba a las {byTime}, así que no se está preguntando a nadie. Lo sigue intentando. Mientras tanto, comprueba por tu cuenta que sabes de todas las personas que esperabas, y avisa a quien se encarga de Kept.\n\n{link}',
    },
    'staff-text': {
      subject: 'Kept: lee algo, por favor',
      text: 'A las {byTime} llegó algo que Kept no sabe a quién corresponde. Entra y léelo pronto; está al principio de la página de hoy.\n\n{link}',
    },
    'staff-evening': {
      subject: 'Kept: antes de tu próximo día',
      text: 'Falta algo sin lo cual quizá no podrías localizar a alguien en tu próximo día. En Hoy ves qué es y cómo resolverlo:\n{link}',
    },
    'staff-sending': {
      subject: 'Kept: no salen mensajes',
      text: 'Desde las {byTime}, una de las vías por las que Kept envía mensajes no deja pasar nada. Mientras tanto, llama en lugar de esperar una respuesta. Entra para ver qué pasa y qué ayuda:\n{link}',
    },
    'staff-sending-over': {
      subject: 'Kept: los mensajes vuelven a salir',
      text: 'Los mensajes vuelven a salir. Ya no se necesita nada de ti.',
    },
  },
  letter: {
    letter:
      'Hola, {preferredName}:\n\nEsperaba verte y no he conseguido dar contigo. Deseo que estés bien.\n\nPuedes escribirme o llamarme cuando quieras y como prefieras. No hay nada que explicar. Y si prefieres dejar las cosas como están, también está bien.\n\nCon mis mejores deseos,\n\n{callerName}',
  },
};
