import { type Examples, lines } from './examples.ts';

export const french: Examples = {
  safe: lines`
    Très bien merci
    Je vais bien
    je vais bien, merci
    Oui je vais très bien
    Tout va bien
    ça va bien merci
    ça va, merci
    Désolée, j’ai oublié. Je vais bien
    Bonjour Ada,\nje vais bien. Merci !
    Bonsoir Mme Okafor, tout va bien
    oui ça va bien, j'ai oublié l'heure
    ok merci
    nickel, merci
    super merci
    ok désolée, je dormais
    tout va bien pour moi
    tout est en ordre
    jvais bien
    j vais bien
    je vai bien
    sa va bien merci
    oui tt va bien
    dsl oublié, tout va bien
    Je suis en sécurité
    je suis à la maison, tout va bien
    Tout va très bien, merci beaucoup
    Je me suis trompée de jour, tout va bien
    Pardon, j'ai confondu les jours. Je vais bien
    pas de souci, je vais bien
    Je vais bien, bonne journée
    Je vais bien, à bientôt
    je vais bien 😊
    ça va super bien
    ça roule merci
    Je n'avais plus de batterie, je vais bien
    J'étais en réunion, tout va bien
    Je vais bien\n\nEnvoyé de mon iPhone
    Je vais bien\n\nLe mar. 3 mars 2026 à 14:20, Ada Okafor <ada@example.org> a écrit :\n> Bonjour Ana
    coucou Ada, tout va bien
    j ai oublié, je vais bien
  `,
  late: lines`
    je suis en retard
    J’arrive
    désolée, je suis en route
    dans 10 minutes
    j’ai 10 minutes de retard
    dsl en retard
    j'arrive tout de suite
    je suis bientôt là
    coincée dans les bouchons
    mon train a du retard
    je suis dans le bus
  `,
  'call-me': lines`
    Appelle-moi
    appelez-moi svp
    Vous pouvez m’appeler ?
    j’ai besoin de parler
    on peut parler ?
    tu peux me rappeler stp
    pourriez-vous me rappeler ?
    je vais bien mais appelez-moi
    je voudrais vous parler
  `,
  'explain-later': lines`
    j’explique plus tard
    Je vous expliquerai demain
    pas maintenant
    on en parle plus tard
    je te raconte plus tard
    je ne peux pas parler maintenant
    je préfère expliquer plus tard
    peux pas parler là
  `,
  'opt-out': lines`
    ARRÊT
    ARRET
    arret
    arrêtez
    Ne m’écrivez plus
    plus de SMS
    arrêtez de m’écrire svp
    désabonner
    Désinscription
    je ne veux plus recevoir de messages
    je veux plus de sms
    ne m'envoyez plus rien
    arrête de m'écrire
    ne me contactez plus jamais
    je vais bien, ne m'écrivez plus
    supprimez mon numéro
    STOP merci
  `,
  'not-ok': lines`
    je ne vais pas bien
    Je vais mal
    pas bien
    pas bien du tout
    ça va pas
    sa va pas
    ca va pas fort
    ça ne va pas du tout
    non
    non pas vraiment
    aide-moi
    au secours
    Aidez-moi
    j'ai besoin d'aide
    je veux mourir
    j veux mourir
    je voudrais être mort
    Je vais me tuer
    je vais me foutre en l'air
    j’en peux plus
    je n’en peux plus
    jpp de vivre
    je ne veux plus vivre
    en finir
    envie d'en finir
    j’ai peur
    il me frappe
    adieu
    je me suis coupé, il y a du sang
    suicide
    suicidère
    idées suicidaires
    j’ai pris des cachets
    j'ai avalé la boîte
    j'ai pris tous mes médocs
    sans espoir
    je suis à bout
    oui ça va mal
    ça va mal
    très mal
    bof
    bof pas vraiment envie
    pas top
    pas terrible
    pas trop
    c'est dur
    c'est la merde
    je me sens vide
    je me sens nulle
    je ne vaux rien
    je suis un poids
    je suis un fardeau
    personne ne me regrettera
    vous serez mieux sans moi
    tout le monde s'en fout
    j'en ai marre de tout
    marre de la vie
    fatigué de vivre
    ça va. fatiguée de tout
    je suis épuisée, je tiens plus
    plus envie de rien
    je veux plus rien
    je n'ai plus la force
    à quoi bon
    ça sert à rien de continuer
    plus rien n'a de sens
    je baisse les bras
    j'abandonne
    merci pour tout, prenez soin de mon chat
    merci pour tout ce que vous avez fait
    pardonnez-moi
    pardon pour tout
    je vous aime tous
    c'est mon dernier message
    j'ai écrit une lettre d'adieu
    j'ai pris ma décision
    c'est fini pour moi
    bientôt ce sera fini
    je veux dormir et ne plus me réveiller
    je veux disparaître
    je veux rejoindre papa au ciel
    jvais me buter mdr
    je me tue lol
    je vais sauter du pont
    je suis sur le pont
    je suis sur le toit
    sur les rails
    j'ai une corde
    j'ai un couteau
    j'ai une arme
    je me suis fait du mal
    je me scarifie
    j'ai recommencé à me couper
    j'ai rechuté
    j'entends des voix
    j'arrive plus à respirer
    j'ai mal à la poitrine
    je pleure tout le temps
    je suis en crise
    crise d'angoisse
    je suis déprimée
    mon mari me bat
    il m'a tapée
    il est là
    il me surveille
    il m'empêche de sortir
    il m'a menacée
    on me suit
    j'ai été violée
    appelez la police
    appelez le 15
    appelez le samu
    c'est urgent venez
    venez vite
    je suis à l'hôpital
    j'ai eu un accident
    c'est sa mère, elle est hospitalisée
    son frère à l'appareil, il est décédé
    ma mère est morte
    elle a fait une tentative
    elle est inconsciente
    je vais bien mais j'ai peur
    tout va bien, adieu
    ok mais je veux mourir
    je vais bien 🙂 je me suis coupée
    j'ai des idées noires
    j'ai envie de me faire du mal
    je vais faire une bêtise
    je vais faire une connerie
    je ne réponds plus de moi
    I'm ok mais j'en peux plus
    ARRET. je veux mourir
    ne cherchez pas, c'est trop tard
  `,
  unclear: lines`
    t'inquiète, ça va bien
    ne vous inquiétez pas, je vais bien
    ça va
    Ça va ?
    ça va...
    comme ci comme ça
    laissez-moi tranquille
    merci
    qui est-ce ?
    qui êtes-vous
    c qui
    oui
    tout va bien se terminer
    je vais bien dormir
    ça va aller
    oui oui
    mauvais numéro
    vous faites erreur
    vous avez le mauvais numéro
    c'est son mari
    elle va bien
    Ana va bien
    on va bien
    nous allons bien
    je crois que je vais bien
    je vais bien je suppose
    je vais bien pour l'instant
    j'allais bien
    je vais "bien"
    je vais « bien »
    je vais bien :(
    ça ira
    ça peut aller
    on fait aller
    annuler mon rdv
    annulez mon rendez-vous svp
    ne vous inquiétez pas
    arrêtez de vous inquiéter
    je conduis, je vous réponds plus tard
    Réponse automatique : absente jusqu'à lundi
    Message automatique
    Ana a aimé « Bonjour »
    c'est à quelle heure ?
    combien je vous dois
    je vais bien et vous ?
    demain
    j'ai déménagé
    bonjour
    désolée
    fatiguée
    tant pis
    c'est fini
    laissez tomber
    je m'en fiche
    peu importe
    je vais bien si vous le dites
    ok ok ok quoi
    la vie continue
  `,
};
