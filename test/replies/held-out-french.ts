import { type Examples, lines } from './examples.ts';

export const heldOutFrench: Examples = {
  safe: lines`
    je vais bien merci
    Tout va bien, désolé j'ai oublié
    Pardon, je me suis endormie. Je vais bien
    oui ça va bien
    ca va bien mrc
    Tout est ok, merci de demander
    Bonjour, je vais très bien, merci
    dsl j'avais oublié, je vais bien
    ok merci
    Je vais bien, à la semaine prochaine
    panne de réveil, désolée, tout va bien
    oui oui tout va bien
    Je me suis trompé de jour, je vais bien
    ça va très bien merci beaucoup
    tkt ça va bien
  `,
  late: lines`
    j'arrive dans 5 min
    je suis en retard désolé
    je suis dans les bouchons
    en route
  `,
  'call-me': lines`
    pouvez-vous me rappeler ?
    appelle moi stp
    j'ai besoin de vous parler
    rappelez-moi quand vous pouvez
  `,
  'explain-later': lines`
    je t'expliquerai plus tard
    je peux pas parler maintenant
    on en parle demain
  `,
  'opt-out': lines`
    STOP
    ARRET
    arrêtez de m'envoyer des messages
    je ne veux plus de messages
    ne me contactez plus
  `,
  'not-ok': lines`
    ça va pas
    ca va pas du tout en fait
    je ne me sens pas bien
    j'en ai marre de vivre
    jveux mourir
    j ai envie de crever mdr
    ça va, mais je suis fatiguée de tout
    merci pour tout, occupez-vous de mon chat
    je n'en peux plus
    tout va bien. adieu
    j'ai avalé tous les comprimés
    je me suis encore scarifiée
    mon copain m'a frappée
    je suis aux urgences
    c'est sa mère, elle est à l'hôpital
    aidez moi svp
    je manquerai à personne
    ça sert à rien
    je voudrais disparaître
    vous seriez mieux sans moi
    je vais sauter
    je préfère être morte
    il est derrière la porte, j'ai peur
    pas ok
    jvais pas bien
    c'est la fin
    je tiens plus le coup
  `,
  unclear: lines`
    c'est qui ?
    vous vous trompez de numéro
    mauvais numéro
    je voudrais annuler mon rendez-vous
    bof
    comme d'hab
    on fait aller
    ça dépend
    laisse tomber
    Je suis absent jusqu'au 12 mars
    ne vous inquiétez pas
    c'est combien la séance
    je crois que oui
  `,
};
