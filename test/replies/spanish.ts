import { type Examples, lines } from './examples.ts';

export const spanish: Examples = {
  safe: lines`
    Muy bien, gracias
    Estoy bien
    estoy bien, gracias
    Estoy muy bien
    Sí, estoy bien
    todo bien
    Todo está bien, gracias
    Hola, estoy bien. Me quedé dormida, perdón
    estoy ok
    Estoy a salvo
    bien, gracias
    Perdón, se me olvidó. Estoy bien.
    Hola Ada, todo bien. Lo siento mucho
    Hola Ana, estoy bien, me olvidé de la cita
    si estoy bien
    todo ok
    todo genial, gracias
    perfecto, gracias
    Ok perdón, me dormí
    okey gracias
    Sí, todo bien, perdón
    Estoy bien, me equivoqué de hora
    Estoy en casa, todo bien
    todo bien por aquí, gracias
    Todo bien, gracias por escribir
    estoi bien
    estoy bn
    toy bien
    tdo bien grax
    Perdona, no vi el mensaje. Estoy bien
    Buenas tardes, estoy bien, disculpe
    Estoy perfecta, gracias
    estoy bien, hasta la próxima
    Me encuentro bien, muchas gracias
    me siento bien
    Se me pasó la hora, estoy bien
    estoy bien 😊
    Dra. Okafor, estoy bien, gracias
    yo bien, gracias
    Estoy bien\n\nEnviado desde mi iPhone
    ok lo siento, se me fue el santo al cielo
  `,
  late: lines`
    voy tarde
    Llego tarde, perdón
    estoy en camino
    Ya voy
    llego en 10 minutos
    hay mucho tráfico
    perdón, voy con retraso
    ya estoy llegando
    llego 5 min tarde
    en 10 min estoy ahí
    ando en el tráfico, ya llego
  `,
  'call-me': lines`
    Llámame
    llámame por favor
    ¿Puedes llamarme?
    necesito hablar contigo
    ¿podemos hablar?
    estoy bien pero llámame
    ¿Me puede llamar por favor?
    llámeme mañana
    me llamas?
    márcame por favor
  `,
  'explain-later': lines`
    te lo explico luego
    Lo siento, luego te cuento
    ahora no puedo hablar
    explico mañana
    hablamos luego
    prefiero explicarlo luego
    le explico después
    no puedo hablar ahora
  `,
  'opt-out': lines`
    BAJA
    parar
    ALTO
    no me escribas más
    No más mensajes por favor
    deja de escribirme
    darme de baja
    cancelar
    no me mandes más mensajes
    quiero darme de baja
    Dejen de escribirme por favor
    no quiero recibir más mensajes
    no me escriba nunca más
    no me contacten
    DETENER
    estoy bien, no me escribas más
    borra mi número
  `,
  'not-ok': lines`
    No estoy bien
    no me siento bien
    estoy mal
    Estoy muy mal
    mal
    ayuda
    Ayúdame por favor
    socorro
    quiero morir
    me quiero morir
    Quiero matarme
    no puedo más
    no puedo mas
    no aguanto más
    no quiero vivir
    no kiero vivir mas
    tengo miedo
    me corté
    me pega
    adiós
    todo bien, adiós
    sin salida
    tomé pastillas
    suicidio
    me voy a suicidar
    suisidarme
    estoy desesperada
    necesito ayuda
    fatal
    estoy en el hospital
    no todo está bien
    nada está bien
    No, la verdad
    pues no muy bien
    no mucho
    regular
    bien mal
    no toy bien
    no ando nada bien
    estoy pésimo
    horrible
    estoy hecha polvo
    estoy hundido
    no valgo nada
    soy una carga
    nadie me va a extrañar
    mejor sin mí
    estarían mejor sin mí
    ya no quiero estar aquí
    quiero desaparecer
    quiero dormir y no despertar
    ojalá no despertara
    ojalá estuviera muerto
    quiero que todo termine
    que se acabe todo
    ya todo da igual
    nada tiene sentido
    para qué vivir
    no tiene sentido seguir
    estoy cansada de vivir
    estoy harto de todo
    cansado de todo
    ya me cansé de luchar
    bien. cansada de todo
    gracias por todo, cuida de mi perro
    gracias por todo lo que hiciste por mí
    perdónenme por todo
    los quiero mucho, adiós
    este es mi último mensaje
    hasta siempre
    ya tomé la decisión
    me despido
    me voy para siempre
    me voy a matar jajaja
    me mato xd
    me quiero dar un tiro
    tengo una pistola
    tengo un cuchillo
    estoy en el puente
    en la azotea
    estoy en las vías del tren
    me tomé todo el frasco
    me tragué las pastillas
    me estoy desangrando
    me hice daño
    volví a cortarme
    me autolesioné
    recaí anoche
    volví a beber y me quiero morir
    oigo voces
    no puedo respirar
    me duele el pecho
    no puedo parar de llorar
    estoy deprimida
    tengo un ataque de pánico
    estoy en crisis
    mi marido me golpea
    él está aquí
    no me deja salir
    me amenazó
    me sigue mi ex
    me tiene encerrada
    llama a la policía
    llamen al 112
    es una emergencia
    vengan rápido
    manden ayuda
    tuve un accidente
    me violaron
    soy su madre, está en el hospital
    habla su hermano, falleció ayer
    mi mamá murió
    se intentó matar
    está inconsciente
    estoy bien pero tengo miedo
    todo bien, ya no importa, me rindo
    ok, ya me voy a morir
    estoy bien 🙂 me corté otra vez
    a veces pienso en la muerte
    pienso en hacerme algo
    no respondo de mí
    ya no importa
    voy a hacer una locura
    quiero hacerle daño a alguien
    im ok pero me quiero morir
    I'm not bien
    BAJA. me quiero morir
    estoy fatal
    me siento vacía
    me siento solo y sin esperanza
    ya no tengo fuerzas
    no tengo ganas de vivir
    todo es una mierda
    estoy en un pozo
    no doy más
  `,
  unclear: lines`
    tranquila, estoy bien
    Estoy bien, no se preocupe
    si
    sí
    ¿estoy bien?
    más o menos
    no me llames
    vale
    estoy bien en el cielo
    todo bien por ahora
    estoy bien mamá
    gracias
    déjame en paz
    basta
    quién es
    ¿Quién es usted?
    número equivocado
    se ha equivocado de número
    soy su marido
    ella está bien
    Ana está bien
    estamos bien
    creo que estoy bien
    supongo que bien
    bien
    bien...
    estoy bien...
    estoy bien por ahora
    estaba bien
    estaré bien
    estoy "bien"
    estoy bien :(
    ahí voy
    tirando
    cancelar mi cita
    quiero cambiar mi cita
    no te preocupes
    deja de preocuparte
    alto ahí, ¿qué quieres?
    Estoy conduciendo, te respondo luego
    Respuesta automática: estoy de vacaciones
    No puedo contestar, mensaje automático
    ¿cuánto te debo?
    ¿a qué hora es?
    mañana
    estoy bien, ¿y tú?
    ok ¿y ahora qué?
    me mudé
    perdón
    hola
    A Ana le gustó “Hola”
    para nada
    cansada
    se acabó
    qué más da
    estoy bien si tú lo dices
    lo que sea
    a ver
  `,
};
