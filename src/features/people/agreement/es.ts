import type { AgreementWords } from './words.ts';

/** Spoken to as "tú", and never with a word that would have to guess whether the client is a woman or a man. */
export const spanish: AgreementWords = {
  language: 'es',
  dir: 'ltr',
  review: 'awaiting-review',

  title: 'Si no vienes a una sesión',
  beginning:
    'Esto es lo que hacemos cuando no llegas a una sesión y no sabemos de ti. Lo escribimos contigo, para que nada de esto te sorprenda.',

  reach: {
    heading: 'Primero intentamos hablar contigo',
    inThisOrder: 'En este orden:',
    nothingAllowed: 'No nos has permitido ninguna forma de contactarte, así que no usamos ninguna.',
    text: (address) => `Un mensaje de texto al ${address}`,
    call: (address) => `Una llamada al ${address}`,
    email: (address) => `Un correo a ${address}`,
    voicemail: 'podemos dejar un mensaje de voz',
    noVoicemail: 'no dejamos mensajes de voz',
    hours: (from, to, days) => `entre las ${from} y las ${to}${days ? `, ${days}` : ''}`,
    never: (address) => `Nunca usamos ${address}.`,
    inYourWords: (words) => `En tus palabras: «${words}»`,
    youAsked: (words) => `Nos pediste: «${words}»`,
    guardian:
      'Cuando cuenta el consentimiento de quien tiene tu tutela, una persona decide con quién hablar. Nada se envía de forma automática.',
  },
  saying: {
    heading: 'Qué dicen nuestros mensajes',
    whatWeAsk: 'Preguntamos si estás bien. No preguntamos por qué no viniste.',
    namesPractice: (practice) => `Nuestros mensajes pueden nombrar a ${practice}.`,
    hidesPractice: 'Nuestros mensajes no nombran la consulta.',
    saysTherapy: 'Pueden mencionar la terapia.',
    hidesTherapy: 'No mencionan la terapia.',
    warned: 'Otras personas podrían ver los mensajes y correos. Lo sabes y los quieres de todos modos.',
    notWarned: 'Otras personas podrían ver los mensajes y correos. Dinos si prefieres no recibirlos.',
    others: {
      told: 'Si compartes una sesión con otras personas, pueden saber que no has llegado.',
      notTold: 'Si compartes una sesión con otras personas, no les decimos que no has llegado.',
    },
  },
  people: {
    heading: 'A quién más podemos llamar',
    rule: {
      'may-be-called': 'Si no logramos hablar contigo, podemos llamar a estas personas.',
      'ask-me-first': 'Antes de llamar a otra persona, te preguntamos.',
      'not-agreed': 'No has aceptado que llamemos a otra persona.',
    },
    after: (time) => `No antes de que pase este tiempo: ${time}.`,
    person: (name, scope) => `${name}: ${scope}`,
    scope: {
      'only-ask-to-check': 'podemos pedirle que vaya a ver cómo estás, y nada más',
      'share-missed-session':
        'podemos decirle que no llegaste a una sesión y cuándo supimos de ti por última vez',
      'share-concern': 'podemos decirle qué nos preocupa',
    },
    notIf: (words) => `no si: ${words}`,
    never: (name) => `Nunca a ${name}.`,
    nobody: 'Todavía no hay nadie en la lista.',
  },
  danger: {
    heading: 'Si tememos por tu vida',
    responder: {
      'mobile-crisis-first':
        'Si alguien tiene que ir a verte, prefieres un equipo móvil de crisis a la policía.',
      'police-acceptable': 'Si alguien tiene que ir a verte, aceptas que sea la policía.',
      'no-police': 'Si alguien tiene que ir a verte, no quieres que sea la policía, en lo posible.',
      'not-discussed': 'Aún no hemos hablado de quién debería ir a verte si hiciera falta.',
    },
    law: 'Si tenemos buenas razones para temer que tú u otra persona corre un peligro grave en este momento, quizá tengamos que pedir ayuda aunque este papel diga otra cosa. En ese caso decimos lo menos posible y te lo contamos después.',
    place: (words) => `En las sesiones a distancia sueles estar aquí: ${words}`,
    helps: (words) => `Lo que ayuda cuando alguien llega: ${words}`,
  },
  more: 'Qué más acordamos',
  yours: {
    heading: 'Esto sigue siendo tuyo',
    change: 'Puedes cambiarlo o retirarlo en cualquier momento, sin decir por qué.',
    noEmergency:
      'No somos un servicio de emergencias. Si corres peligro, llama al número de emergencias del lugar donde estés.',
  },
  agree: 'Lo he leído, o me lo han leído, y estoy de acuerdo.',
  screen: {
    name: 'Tu nombre',
    draw: 'Tu firma, con el dedo o un lápiz',
    drawNote: 'Puedes dejarlo en blanco; basta con tu nombre.',
    clear: 'Empezar de nuevo',
    sign: 'Acepto y firmo',
    notNow: 'Prefiero no firmar ahora',
    thanks: 'Gracias.',
    giveBack: 'Por favor, devuelve ahora el dispositivo.',
  },
};
