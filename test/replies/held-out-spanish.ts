import { type Examples, lines } from './examples.ts';

export const heldOutSpanish: Examples = {
  safe: lines`
    estoy bien gracias por preguntar
    Todo bien, se me olvidó la cita
    Perdón, me quedé dormido. Estoy bien
    sí todo bien
    Hola, estoy muy bien, gracias
    Disculpa, me equivoqué de día, todo bien
    stoy bien
    ok gracias
    Estoy perfectamente, gracias
    lo siento, lo olvidé, estoy bien
    todo en orden
    toy bien perdon
    Estoy bien, nos vemos la semana que viene
    Ay perdón, se me pasó, todo ok
    bien bien gracias
  `,
  late: lines`
    llego tarde, lo siento
    voy de camino
    estoy en el tráfico, llego en 15 min
    ya casi llego
  `,
  'call-me': lines`
    ¿me puedes llamar?
    llámeme cuando pueda
    quiero hablar contigo
    por favor llámame
  `,
  'explain-later': lines`
    luego te explico
    ahora no puedo hablar
    mañana te cuento
  `,
  'opt-out': lines`
    BAJA
    ALTO
    no me escribas más por favor
    dejen de enviarme mensajes
    no quiero más mensajes
  `,
  'not-ok': lines`
    no estoy bien
    la verdad es que no estoy nada bien
    no ando bien
    ya no quiero vivir
    kiero morirme
    me quiero matar jaja
    estoy bien, pero cansada de todo
    gracias por todo, cuida a mi gato
    ya no puedo con esto
    todo bien. adiós para siempre
    me tomé todas las pastillas
    me hice cortes otra vez
    mi marido me pegó
    estoy en urgencias
    soy su madre, está ingresada
    necesito ayuda ya
    nadie me echaría de menos
    no le veo sentido a nada
    quisiera desaparecer
    estoy bien mal
    fatal la verdad
    me voy a tirar del puente
    prefiero estar muerta
    tengo mucho miedo, está en la puerta
    estaríais mejor sin mí
    toy mal
    no estoy ok
  `,
  unclear: lines`
    ¿quién eres?
    número equivocado
    se equivoca de número
    no conozco a ninguna Ana
    quiero cancelar mi cita
    ¿cuánto cuesta?
    más o menos
    tirando
    regular pero ahí voy
    qué quieres
    Estoy fuera de la oficina hasta el lunes
    no te preocupes
    creo que sí
  `,
};
