import type { ReplyWords } from './words.ts';

const when = '[luego|manana|hoy|ahora|mas tarde|cuando puedas|cuando pueda|por favor]';
const messages = '(mensajes|correos|sms|textos)';
const day = '(lunes|martes|miercoles|jueves|viernes|sabado|domingo)';

export const spanish: ReplyWords = {
  reviewed: null,
  common:
    'el la los las un una y o pero de que en a al del con por para es esta estoy estas soy eres me te se le lo mi tu su no si ya muy mas nada todo bien mal hola gracias perdon quiero puedo tengo voy va porque como cuando donde quien hoy manana ayer ahora luego aqui yo ella usted nunca siempre vida morir ayuda cita numero favor',
  spellings:
    'bn = bien, vien = bien, estoi = estoy, stoy = estoy, toy = estoy, tdo = todo, grax = gracias, grcs = gracias, gracia = gracias, graciaas = gracias, q = que, xfa = por favor, porfa = por favor, porfavor = por favor, oki = ok, okey = ok, perdn = perdon, mnn = manana',
  says: {
    'opt-out': [
      '(baja|darme de baja|dame de baja|deme de baja|quiero darme de baja|parar|pare|alto|cancelar|detener|detenga)',
      'no me (escribas|escriba|escriban|contactes|contacte|contacten) [mas|nunca mas|nunca]',
      `no me (mandes|mande|manden|envies|envie|envien) [mas] ${messages}`,
      `no mas ${messages}`,
      `[ya] no quiero [recibir] [mas] ${messages}`,
      `(deja|deje|dejen) de (escribirme|contactarme|mandarme ${messages.slice(1, -1).replaceAll('|', '|mandarme ')}|enviarme ${messages.slice(1, -1).replaceAll('|', '|enviarme ')})`,
      '(borra|borre|borren|elimina|elimine|eliminen) mi numero',
    ],
    'call-me': [
      `(llamame|llameme|me llamas|marcame|me marcas|me puedes llamar|me puede llamar|puedes llamarme|puede llamarme|me podrias llamar|me podria llamar|podrias llamarme|podria llamarme) ${when}`,
      '(necesito|quiero|quisiera|me gustaria) hablar [contigo|con usted]',
      'podemos hablar',
    ],
    late: [
      '(voy|llego|llegare|voy a llegar) [#|# min|# mins|# minutos|un poco|un poquito] (tarde|con retraso)',
      '(estoy en camino|voy en camino|voy de camino|en camino|de camino|ya voy|ya llego|ya casi llego|ya estoy llegando|estoy llegando|casi llego)',
      '[llego|estoy ahi] en (# min|# mins|# minutos) [estoy ahi|llego]',
      '[hay|ando en el|estoy en el] [mucho] (trafico|atasco)',
    ],
    'explain-later': [
      '[te lo|se lo|te|le|lo|se] explico (luego|despues|mas tarde|manana)',
      '(luego te cuento|luego le cuento|te cuento luego|luego lo explico|luego te explico|prefiero explicarlo luego|hablamos luego|te cuento manana|manana te cuento|despues te cuento)',
      '(ahora no puedo hablar|no puedo hablar ahora|no puedo hablar|ahora no)',
    ],
    safe: [
      '[si|yo|ya] estoy [muy|todo|perfectamente|totalmente|super] (bien|ok|a salvo|fenomenal|perfectamente|perfecto|perfecta|estupendamente)',
      '[si] todo [esta|va] [muy] (bien|ok|en orden|perfecto) [por aqui]',
      '[yo|muy|bien|todo] bien gracias',
      '(me encuentro|me siento) [muy] bien',
      'sano y salvo',
      'sana y salva',
    ],
    courtesy: [
      'enviado desde mi (iphone|ipad|movil|telefono|android)',
      '[ay|uy|ups] (perdon|perdona|perdone|perdoname|disculpa|disculpe|disculpas|disculpame)',
      '(gracias|muchas gracias|mil gracias|muchisimas gracias) [@]',
      '(hola|buenas|buenos dias|buenas tardes|buenas noches|hey) [@]',
      '(hola|perdon|gracias|buenos dias|buenas tardes|disculpe) (dra|dr|doctora|doctor|sra|sr|senora|senor) ~',
      'dra ~',
      '(perdon|disculpa|disculpe) @',
      '(si|y|uy|ay|ups|saludos|un saludo|un abrazo|por favor|jaja|jajaja)',
      '(lo siento|lo siento mucho|gracias por preguntar|gracias por escribir|gracias por el mensaje|perdon por no haber avisado|perdon por no haber avisado antes|perdon por no avisar|mil disculpas)',
      '(me quede|me he quedado) (dormido|dormida)',
      '[se me] (olvido|paso) [la cita|la hora|la sesion|el dia|por completo|completamente]',
      '(me dormi|se me olvido|se me paso|me olvide|lo olvide|la olvide|estaba dormido|estaba dormida)',
      'me olvide de (la cita|la sesion|la hora)',
      '(me equivoque|me he equivocado|me confundi) de (dia|hora|fecha)',
      'se me fue (el santo al cielo|el dia|la hora)',
      '(no vi|no habia visto) (el mensaje|tu mensaje|su mensaje)',
      'pense que era (manana|hoy|mas tarde|el lunes|el martes|el miercoles|el jueves|el viernes)',
      '(me quede|estaba|estoy) (sin bateria|en una reunion|en el trabajo|trabajando)',
      `(nos vemos|hasta|te veo) (la proxima|la proxima semana|la semana que viene|pronto|luego|manana|el ${day.slice(1, -1).replaceAll('|', '|el ')})`,
      '[estoy|ya estoy] en casa',
      '(no te preocupes|no se preocupe|no os preocupeis|tranquila|tranquilo|sin problema|ningun problema)',
      '(buen dia|feliz dia|que tenga buen dia|que tengas buen dia|buen fin de semana)',
    ],
  },
  danger: [
    /suicid|suisid|autolesion|ahorc|sobredosis|desangr/,
    /\b(?:matar|matarme|matarse|me mato|me maten|morir|morirme|morirse|muero|muera|muerto|muerta|muertos|murio|fallecio|fallecido|muriendo|muerte|quitarme la vida|acabar con (?:todo|mi vida|esto)|un tiro)\b/,
    /\b(?:ayuda|ayudame|ayudenme|ayudeme|auxilio|socorro|emergencia|urgencias|urgencia|ambulancia|policia|hospital|ingresad[oa]|psiquiatrico|uci)\b/,
    /\b(?:no|nada|ni|tampoco) (?:ando|esta|todo|va|estoy|toy|stoy|me siento|me encuentro|estamos)(?: \w+){0,3} (?:bien|ok|segura|seguro|salvo|bn)\b/,
    /\bno (?:estoy|toy|stoy|me siento|me encuentro|ando|va|esta|todo|muy|tan) (?:\w+ ){0,2}(?:bien|ok|segura|seguro|salvo|bn)\b/,
    /\b(?:nada|no tan|no muy|nunca|ni) bien\b|\bnada (?:esta|va) bien\b/,
    /\b(?:estoy|toy|stoy|me siento|me encuentro|ando|voy|va|bien|sigo) (?:muy |fatal|tan |bastante |re )?(?:mal|fatal|hundid[oa]|perdid[oa]|pesim[oa]|horrible|vaci[oa]|rot[oa])\b/,
    /\b(?:pesim[oa]|hundid[oa]|vaci[oa]|hech[oa] polvo|en un pozo|una mierda|horrible|insoportable|fatal)\b/,
    /\b(?:ya )?no (?:puedo|aguanto|soporto|doy|respondo) (?:mas|seguir|con|respirar|vivir|continuar|esto|parar|ya|de mi)\b/,
    /\b(?:no|ya no|nada de) (?:k|q)uiero (?:vivir|seguir|estar aqui|despertar|continuar|existir|nada|estar|sufrir)\b|\b[kq]u?iero (?:morir|morirme|matarme|desaparecer|dormir|irme|que (?:todo |esto )?(?:termine|acabe|pare))\b/,
    /\bkiero\b|\bquisiera (?:desaparecer|morir|no)\b|\bdesaparecer\b|\bno despertar|\bojala (?:\w+ ){0,2}(?:despertara|estuviera|muriera|muerto|desapareciera)\b/,
    /\bque (?:se acabe|todo acabe|todo termine|esto acabe|pare)\b|\bse acabe todo\b/,
    /\b(?:sin|no (?:hay|veo|tiene|tengo|le veo)|ninguna?) (?:\w+ )?(?:salida|esperanza|sentido|fuerzas|ganas|futuro|solucion)\b|\b(?:no vale la pena|me rindo|rendirme|desesperad[oa]|nada tiene sentido|todo da igual|nada importa|para que (?:vivir|seguir|sigo))\b/,
    /\b(?:cansad[oa]|hart[oa]|agotad[oa]) (?:\w+ ){0,1}(?:de|con)\b(?! (?:trabajar|trabajo))|\bme canse de\b/,
    /\b(?:no valgo|soy una carga|una carga|estorbo|mejor sin mi|sin mi|nadie (?:\w+ ){0,3}(?:extranar|extrana|menos|importa|quiere|echar\w*))\b/,
    /\b(?:cortarme|me corto|me corte|cortes|cortado|hacerme dano|hacerme algo|me hice dano|me hago dano|dano|pastillas|frasco|trague|tirarme|me tiro|me voy a tirar|saltar|salto|pistola|cuchillo|arma|soga|puente|azotea|vias|tejado|locura|cianuro|lejia)\b/,
    /\b(?:recai|recaida|recaido|volvi a (?:beber|cortar|consumir)|borrach[oa]|oigo voces|escucho voces|voces)\b/,
    /\b(?:peligro|miedo|amenaza|amenazo|amenazan|sangre|sangrando|herid[oa]|accidente|violad[oa]|violaron|violo|llorando|llorar|deprimid[oa]|depresion|panico|crisis|inconsciente|desmay\w+|infarto|pecho|no puedo respirar|angustia|ansiedad)\b/,
    /\b(?:me|nos) (?:pega|pego|golpea|golpeo|encerro|tiene encerrad[oa]|sigue|siguen|persigue|vigila|quito|amenazo)\b|\b(?:esta aqui|no me deja|esta en la puerta|me encontro|esta afuera|viene por mi)\b/,
    /\b(?:llama|llame|llamen|llamad) (?:a la|al|a una|a)\b|\b(?:manden|manda|vengan|ven|venga) (?:ayuda|rapido|ya|pronto|alguien)\b/,
    /\b(?:adios|hasta siempre|hasta nunca|perdonadme|perdonenme|perdoname por todo|perdon por todo|cuida (?:de |a )?(?:mis?)|cuiden (?:de |a )?(?:mis?)|cuide (?:de |a )?mis?|me despido|despedirme|ultimo mensaje|los quiero mucho|os quiero|me voy para siempre|para siempre|la decision|gracias por todo|carta de despedida)\b/,
    /^(?:no|mal|muy mal|fatal|regular|no mucho|no muy bien|nada bien|no la verdad|la verdad no|la verdad que no|pues no|pesimo|no tanto|peor)$/,
  ],
  harmless: [/\bme muero de (?:verguenza|risa|sueno|hambre)\b/],
  sorts: {
    'wrong-number': [
      /\bnumero equivocado\b|\bequivoca(?:do)? de numero\b|\bno conozco\b|\bquien (?:es|eres|habla|sos)\b/,
    ],
    'somebody-else': [
      /\b(?:soy|habla|le habla|aqui) (?:su|la|el) (?:madre|padre|mama|papa|marido|esposo|esposa|mujer|hermano|hermana|hijo|hija|pareja|amigo|amiga)\b|\b(?:ella|el|ana) esta\b/,
    ],
    machine: [
      /\brespuesta automatica\b|\bmensaje automatico\b|\bfuera de la oficina\b|\bestoy conduciendo\b|\bde vacaciones\b/,
    ],
    reaction: [/\b(?:le gusto|le encanto|reacciono)\b/],
    'asks-for-messages': [/^(?:empezar|comenzar|reanudar|alta|suscribir)$/],
  },
};
