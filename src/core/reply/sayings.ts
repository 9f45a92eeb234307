/**
 * Everything that is understood without a person, in English, Spanish, French and German. A message counts only when
 * all of it stands here; there is no negation among what is said to be well, so that "not" always reaches a person.
 */
import { phrases, type Sayings } from './phrases.ts';

export type Kind = 'opt-out' | 'call-me' | 'late' | 'explain-later' | 'safe' | 'courtesy';

/** The words on which carriers cut the line (Twilio, Telnyx and AWS document theirs), and what people write instead. */
const optOut = phrases(
  '(stop|stop all|stopall|stop it|stopp|unsubscribe|unsubscribe me|cancel|end|quit|revoke|optout|opt out|opt me out|remove|remove me|td)',
  '(stop|quit) (texting|messaging|emailing|contacting|writing|writing to|bothering) [me]',
  '(stop|quit) sending [me] [these|the|any|any more] (messages|texts|emails|mails|this)',
  'stop (the|these|all|this|your) [text|texts|text messages|messages|emails|mails]',
  '(dont|do not) (text|message|email|contact|write|write to|mail) me [again|anymore|any more|any longer|ever again]',
  '(dont|do not) send me [any] [more] (texts|messages|emails|mails) [again|anymore|any more]',
  'no more (texts|text messages|messages|emails|mails)',
  'take me off [your|this|the] list',
  'remove me from (your|this|the) list',
  'i (want|would like|wish|want you) to (opt out|unsubscribe|stop texting me|stop)',
  // Spanish
  '(baja|darme de baja|dame de baja|quiero darme de baja|parar|pare|alto|cancelar|detener)',
  'no me (escribas|escriba|escriban|contactes|contacte|contacten) [mas|nunca mas]',
  'no me (mandes|mande|manden|envies|envie|envien) [mas] (mensajes|correos|sms)',
  'no mas (mensajes|correos|sms)',
  '(deja|deje|dejen) de (escribirme|contactarme|mandarme mensajes|enviarme mensajes|mandarme correos|enviarme correos)',
  // French
  '(arret|arreter|arretez|desabonner|desabonnez moi|desabonnement|me desabonner|desinscrire|desinscription)',
  'ne (mecris|mecrivez|me contacte|me contactez) plus',
  'ne menvoyez plus [de] [messages|sms|mails|rien]',
  'ne menvoie plus [de] [messages|sms|mails|rien]',
  'plus de (messages|sms|textos|mails)',
  '(arrete|arretez) de (mecrire|menvoyer des messages|menvoyer des sms|me contacter)',
  // German
  '(abmelden|abmeldung|abbestellen|beenden|keine nachrichten mehr|keine sms mehr|keine mails mehr)',
  '(schreib|schreibt|schreiben sie) mir [bitte] nicht mehr',
  '(schick|schicken sie|sende|senden sie) mir [bitte] keine (nachrichten|sms|mails|e mails) mehr',
  'nicht mehr (schreiben|anschreiben|kontaktieren)',
);

const callMe = phrases(
  '(call|phone|ring) me [back] [now|later|tonight|today|tomorrow|when you can|when you have time|if you can|asap|soon]',
  '(can|could|would|will) you [please] (call|phone|ring) [me] [back] [now|later|tonight|today|tomorrow|when you can|please]',
  '[can|could] [you] give me a (call|ring|bell) [back] [when you can|later|tonight|tomorrow]',
  '(i need|id like|i would like|i want) (a call|to talk|to talk to you|you to call me|you to call)',
  '(can|could) we talk',
  'please call',
  // Spanish
  '(llamame|llameme|me llamas|me puedes llamar|me puede llamar|puedes llamarme|puede llamarme) [luego|manana|cuando puedas|cuando pueda]',
  '(necesito|quiero|quisiera) hablar [contigo|con usted]',
  'podemos hablar',
  // French
  '(appelle moi|appelez moi|rappelle moi|rappelez moi) [quand tu peux|quand vous pouvez|demain|ce soir]',
  '(tu peux|vous pouvez|peux tu|pouvez vous) (mappeler|me rappeler)',
  '(jai besoin de|jaimerais|je voudrais|je veux) (parler|vous parler|te parler)',
  'on peut (parler|se parler)',
  // German
  '(ruf|rufen sie) mich [bitte] [mal] (an|zuruck) [wenn du kannst|wenn sie konnen]',
  '(kannst du|konnen sie) mich [bitte] [mal] (anrufen|zuruckrufen)',
  'bitte (anrufen|um ruckruf|ruf mich an|rufen sie mich an)',
  '(ich mochte|ich will|ich muss|konnen wir) [mit dir|mit ihnen] (reden|sprechen)',
);

const late = phrases(
  '[im|i am] running [a bit|a little|very|so|really|#|# min|# mins|# minutes] late',
  '(im|i am|ill be|i will be|im going to be|im gonna be|gonna be|will be) [a bit|a little|very|so|really|#|# min|# mins|# minutes] late',
  '[a bit|a little|#|# min|# mins|# minutes] late',
  '[im|i am] (on my way|omw)',
  '[im|i am] (stuck in traffic|nearly there|almost there|parking|on the bus|on the train|just parking)',
  '[ill|i will|will] be there (soon|shortly|in a minute|in a sec|in #|in # min|in # mins|in # minutes)',
  '(there|here) in (# min|# mins|# minutes)',
  '[my|the] (bus|train) is (late|delayed)',
  'traffic',
  // Spanish
  '(voy|llego|llegare|voy a llegar) (tarde|un poco tarde|con retraso)',
  '(estoy en camino|voy en camino|voy de camino|en camino|ya voy|ya llego|ya casi llego|estoy llegando)',
  '[llego|estoy ahi] en (# min|# mins|# minutos)',
  'hay [mucho] (trafico|atasco)',
  // French
  '(je suis|jsuis) [un peu] en retard',
  '(jarrive|je suis en route|en route|en chemin|je suis en chemin|jarrive bientot)',
  '[jarrive] dans (# min|# mins|# minutes)',
  '[jaurai|jai] # minutes de retard',
  '(je suis|coince) dans les bouchons',
  // German
  '(ich komme|komme) [etwas|ein bisschen|# min|# minuten] (spater|zu spat)',
  '[ich] verspate mich [etwas|ein bisschen|um # minuten]',
  '[ich] bin (unterwegs|gleich da|auf dem weg|in # minuten da|in # min da)',
  '(ich stehe|stehe) im stau',
  '[ich habe|habe] # minuten verspatung',
  '(ich komme|komme) gleich',
);

const explainLater = phrases(
  '(ill|i will|id rather|i would rather|can i|let me) explain [it] [all] (later|tomorrow|another time|next time|when i see you|next week)',
  '[will] explain (later|tomorrow|next time)',
  '[ill] tell you (later|tomorrow|next time|when i see you|about it later)',
  '(talk|text you|message you) later',
  '[i] cant talk [right] now',
  'not now',
  // Spanish
  '[te lo|se lo|te|lo] explico (luego|despues|mas tarde|manana)',
  '(luego te cuento|luego le cuento|te cuento luego|luego lo explico|prefiero explicarlo luego|hablamos luego)',
  'ahora no puedo hablar',
  // French
  '(jexplique|jexpliquerai|je texpliquerai|je vous expliquerai|jexpliquerais) [tout] (plus tard|demain|la prochaine fois)',
  '(je texplique|je vous explique) plus tard',
  'on en parle plus tard',
  '(pas maintenant|je ne peux pas parler maintenant|je peux pas parler la)',
  // German
  '(ich erklare|erklare|ich erzahle) [es|das|dir|ihnen|dir das|ihnen das] (spater|morgen|nachstes mal)',
  'das erklare ich [dir|ihnen] (spater|morgen|nachstes mal)',
  '(ich kann|kann) (gerade|jetzt) nicht (reden|sprechen|telefonieren)',
  '(jetzt nicht|nicht jetzt|spater mehr|ich melde mich spater|melde mich spater)',
);

const safe = phrases(
  '(ok|okay|okey|oki|okie|okk)',
  '[yes|yeah|yep|yup] (im|i am) [all|doing|totally|perfectly|completely|absolutely|very|really] (ok|okay|fine|good|well|alright|all right|safe)',
  '(im|i am) (great|home safe|safe and well|safe and sound|safe at home|at home and fine|at home and ok|doing great)',
  '[yes] (all ok|all okay|all good|all fine|all well|all is well|all is good|all is ok|alls well|alls good)',
  '[yes] (everythings|everything is) (ok|okay|fine|good|alright|all right|well)',
  '[yes] doing (ok|okay|fine|good|well|great)',
  'fine (thanks|thank you|thx)',
  '(im|i am) just fine',
  '(safe|safe and well|safe and sound)',
  // Spanish
  '[si|yo] estoy [muy|todo|perfectamente|totalmente] (bien|ok|a salvo|fenomenal|perfectamente)',
  '[si] todo [esta|va] (bien|ok|en orden|perfecto)',
  '[muy] bien gracias',
  '(me encuentro|me siento) [muy] bien',
  // French
  '[oui] (je vais|jvais) [tres|parfaitement] bien',
  '[oui] (tout va|ca va) [tres] bien',
  '[oui] ca va merci',
  '(tout est ok|je suis en securite|tout est en ordre|bien merci|tres bien merci)',
  // German
  '[ja] (mir gehts|mir geht es|es geht mir|gehts mir|geht mir) [sehr|ganz] gut',
  '[ja] (alles gut|alles ok|alles okay|alles in ordnung|alles bestens|alles klar bei mir)',
  '[sehr] gut danke',
  '[ja] (ich bin|bin) (ok|okay|in sicherheit|wohlauf)',
);

const days =
  '(monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|tomorrow|next week|the afternoon|later)';

/** What people put around it, and the harmless reasons of most who miss; says nothing by itself. */
const courtesy = phrases(
  '[im|i am] [so|really|very] sorry [about that|about this|about today|for that|for today|for missing it|for the late reply|i missed it|i missed you|i missed this]',
  '(apologies|my apologies|oops|whoops|oh|ah|hi|hello|hey|yes|yeah|yep|lol|haha|x|xx|xxx|and|so|please|pls|my bad|oh gosh)',
  '(thanks|thank you|thx|ty|cheers|many thanks|thanks so much|thank you so much) [for asking|for checking|for checking in|for checking on me|for the message|for your message|for texting|for writing]',
  '[i|just|i just|i totally|i completely|totally|completely|must have|i must have] (overslept|slept in|forgot|forgotten)',
  '(i forgot|forgot) (about it|the time|the day|the date|about today|our appointment|about our appointment|our session|about our session)',
  '[i] slept through [my|the] alarm',
  '[i] (mixed up|mixed|confused|muddled|muddled up) the (days|day|times|time|dates|date) [up]',
  '[i] (got|had) the (day|time|date) (wrong|mixed up)',
  '(wrong|the wrong) (day|time|date)',
  `i thought it was ${days}`,
  '[my] phone was (off|on silent|out of battery|flat)',
  '(see|speak to|talk to) you (soon|next week|next time|on monday|on tuesday|on wednesday|on thursday|on friday)',
  '(i was|was|i am|im|stuck) (in a meeting|at work|asleep|stuck at work|in traffic|driving)',
  '(ill|i will) (rebook|call to rebook|book again)',
  'sent from my [mobile|samsung|android] (iphone|ipad|phone|device|galaxy|pixel|android)',
  'get outlook for (ios|android)',
  // Spanish
  'enviado desde mi (iphone|ipad|movil|telefono|android)',
  '(perdon|perdona|perdone|disculpa|disculpe|gracias|muchas gracias|mil gracias|hola|si|y|uy|ay|saludos|un saludo|un abrazo|por favor)',
  '(lo siento|lo siento mucho|gracias por preguntar|gracias por escribir|perdon por no haber avisado antes)',
  '(me quede dormido|me quede dormida|me dormi|se me olvido|se me paso|me olvide|lo olvide|me equivoque de dia|me equivoque de hora)',
  '(nos vemos|hasta) (la proxima|la semana que viene|pronto|el lunes|el martes|el miercoles|el jueves|el viernes)',
  // French
  'envoye (de|depuis) mon (iphone|ipad|telephone|mobile|android)',
  '(desole|desolee|pardon|excusez moi|excuse moi|merci|merci beaucoup|bonjour|bonsoir|salut|oui|et|oups|svp|stp|je suis desole|je suis desolee|merci de demander|merci pour le message)',
  '(jai oublie|jai completement oublie|je me suis endormi|je me suis endormie|panne de reveil|je me suis trompe de jour|je me suis trompee de jour|je me suis trompe dheure)',
  '(a bientot|a la semaine prochaine|a lundi|a mardi|a mercredi|a jeudi|a vendredi)',
  // German
  '(von meinem iphone|von meinem ipad|von meinem handy|von meinem smartphone) gesendet',
  '(entschuldigung|entschuldige|sorry|tut mir leid|es tut mir leid|tut mir sehr leid|verzeihung|danke|danke schon|vielen dank|hallo|ja|und|ups|bitte|danke der nachfrage|danke fur die nachricht|liebe grusse|viele grusse|lg|vg|mfg)',
  '[ich habe|habe|hab|ich hab] [total|leider|einfach] (verschlafen|es vergessen|vergessen|den termin vergessen|den tag verwechselt|die zeit verwechselt)',
  '(bis|bis zum) (bald|nachste woche|nachsten mal|montag|dienstag|mittwoch|donnerstag|freitag)',
);

export const sayings: Sayings<Kind> = {
  'opt-out': optOut,
  'call-me': callMe,
  late,
  'explain-later': explainLater,
  safe,
  courtesy,
};
