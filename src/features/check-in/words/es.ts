import type { PageWords } from './words.ts';

export const spanish: PageWords = {
  language: 'es',
  name: 'Español',
  dir: 'ltr',
  review: { state: 'awaiting-review' },

  title: 'Hola',
  greeting: 'Hola.',
  expected: (time, day) => {
    const at = `${/^1\D/.test(time) ? 'a la' : 'a las'} ${time}`;
    return `Teníamos prevista una conversación contigo ${day ? `el ${day} ` : ''}${at}.`;
  },
  areYouOk: '¿Estás bien?',
  answers: {
    safe: 'Estoy bien',
    late: 'Llego tarde',
    'call-me': 'Llámame, por favor',
    'not-ok': 'No estoy bien',
    'explain-later': 'Prefiero explicarlo después',
  },
  add: 'Algo que quieras añadir (opcional)',
  tapAgain: 'No nos llegó. Por favor, toca una vez más.',
  leave: 'Salir rápido de esta página',
  leaveNote: 'Es posible que tu navegador recuerde que estuvo abierta.',
  languages: 'Idioma',

  thanks: {
    safe: {
      heading: 'Gracias. Nos alegra saberlo.',
      text: 'No hace falta nada más. Si quieres, puedes contarnos algo aquí.',
    },
    late: { heading: 'Gracias por avisar.', text: 'Lo comunicaremos. No hace falta que corras.' },
    'call-me': {
      heading: 'Gracias. Pedimos a alguien que te llame.',
      text: 'Si te ayuda, puedes decirnos de qué se trata.',
    },
    'not-ok': {
      heading: 'Gracias por decírnoslo.',
      text: 'Pedimos a alguien que te llame. Si necesitas a alguien ahora, no esperes esa llamada, por favor.',
    },
    'explain-later': { heading: 'Gracias. Cuando te venga bien.', text: 'No hay prisa por contar más.' },
  },
  noted: 'Gracias, lo tenemos.',
  whatHappened: 'Si quieres contar algo más',
  reasons: {
    overslept: 'No me desperté a tiempo',
    'wrong-time': 'Me confundí de hora',
    unwell: 'Me encontraba mal',
    'did-not-want': 'No quería ir',
    'prefer-not-to-say': 'Prefiero no decirlo',
  },
  ownWords: 'Con mis palabras',
  ownWordsLabel: 'Lo que quieras que sepamos',
  send: 'Enviar',
  tooLong: 'Es un poco largo para un solo mensaje (1000 caracteres). Por favor, envíalo en dos partes.',
  whatNext: '¿Y ahora?',
  wishes: {
    'another-time': 'Me gustaría otra hora, por favor',
    'not-coming-back': 'Prefiero no volver; me gustaría un último mensaje',
  },
  answerAgain: 'Cambiar mi respuesta',

  crisis: {
    heading: 'Puedes hablar con alguien ahora mismo.',
    call: (number) => `Llama al ${number}`,
    press: (key) => `y pulsa ${key}`,
    text: (number, word) => (word ? `Envía ${word} por SMS al ${number}` : `Envía un SMS al ${number}`),
    danger: 'Si estás en peligro ahora mismo',
    elsewhere: 'En otro país, llama al número de emergencias de allí.',
    find: 'Encuentra con quién hablar, en cualquier país',
  },

  gone: {
    heading: 'Esta página ya no está abierta.',
    text: 'Puedes responder al mensaje que te trajo aquí o ponerte en contacto como siempre.',
  },
  busy: {
    heading: 'Un momento, por favor.',
    text: 'Esta página se ha abierto muchas veces. Espera un minuto y vuelve a intentarlo.',
  },
  broken: {
    heading: 'No nos llegó.',
    text: 'Es un error nuestro, no tuyo. Vuelve atrás e inténtalo otra vez, o responde al mensaje que te trajo aquí.',
  },
};
