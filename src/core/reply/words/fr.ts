import type { ReplyWords } from './words.ts';

const messages = '(messages|sms|textos|mails|rien)';
const when =
  '[quand tu peux|quand vous pouvez|demain|ce soir|plus tard|maintenant|svp|stp|sil vous plait|sil te plait]';
const day = '(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)';

export const french: ReplyWords = {
  reviewed: null,
  common:
    'le la les un une des et ou mais de du que qui en a au aux avec pour par est suis es je tu il elle on nous vous me te se mon ma mes ton ta ses son ce cette ne pas plus rien tout bien mal bonjour merci pardon veux peux jai cest jvais sais vais va ca comment quand aujourdhui demain hier maintenant ici jamais toujours vie mourir aide rdv numero oui non',
  spellings:
    'mrc = merci, mci = merci, merciii = merci, dsl = desole, desoler = desole, tt = tout, bjr = bonjour, bsr = bonsoir, sa = ca, cava = ca va, vai = vais, jvai = jvais, pb = probleme, auj = aujourdhui, dac = daccord, slt = salut, cc = coucou, bcp = beaucoup',
  says: {
    'opt-out': [
      '(arret|arreter|arretez|arrete|desabonner|desabonnez moi|desabonnement|me desabonner|desinscrire|desinscription|desinscrivez moi)',
      'ne (mecris|mecrivez|me contacte|me contactez) plus [jamais]',
      `ne (menvoyez|menvoie) plus [de|aucun] [${messages.slice(1, -1)}]`,
      `plus de ${messages}`,
      '[je ne|je|jne] veux plus (de|vos|recevoir de|recevoir vos) (messages|sms|textos|mails)',
      '(arrete|arretez) de (mecrire|menvoyer des messages|menvoyer des sms|menvoyer des mails|me contacter)',
      '(supprimez|supprime|effacez|efface) mon numero',
    ],
    'call-me': [
      `(appelle moi|appelez moi|rappelle moi|rappelez moi) ${when}`,
      `(tu peux|vous pouvez|peux tu|pouvez vous|pourriez vous|pourrais tu) (mappeler|me rappeler|me telephoner) ${when}`,
      '(jai besoin de|jaimerais|je voudrais|je veux) (parler|vous parler|te parler)',
      'on peut (parler|se parler)',
    ],
    late: [
      '[je suis|jsuis] [un peu|tres] en retard',
      '(jarrive|je suis en route|en route|en chemin|je suis en chemin|jarrive bientot|jarrive tout de suite|je suis bientot la|bientot la)',
      '[jarrive] dans (# min|# mins|# minutes)',
      '[jaurai|jai] # (min|minutes) de retard',
      '[je suis|coince|coincee|je suis coince|je suis coincee] dans (les bouchons|le bus|le train|le metro|les embouteillages)',
      '(mon|le) (train|bus|metro) (a du retard|est en retard)',
    ],
    'explain-later': [
      '(jexplique|jexpliquerai|je texpliquerai|je vous expliquerai|jexpliquerais|je prefere expliquer|je prefererais expliquer|je te raconte|je vous raconte|je te raconterai|je vous raconterai) [tout] (plus tard|demain|la prochaine fois)',
      '(je texplique|je vous explique) (plus tard|demain)',
      'on en parle (plus tard|demain|la prochaine fois)',
      '(pas maintenant|je ne peux pas parler maintenant|je ne peux pas parler|je peux pas parler|je peux pas parler la|je peux pas parler maintenant|peux pas parler la|peux pas parler)',
    ],
    safe: [
      '[oui|moi] (je vais|jvais) [tres|parfaitement|super] bien',
      '[oui|moi] (tout va|ca va) [tres|super|parfaitement] bien [pour moi|ici|de mon cote]',
      '[oui] ca va merci',
      '[oui] ca roule [merci]',
      '[oui] (tout est ok|tout est bon|tout est nickel|tout est en ordre|tout va pour le mieux|je suis en securite|je suis saine et sauve|je suis sain et sauf|tout roule)',
      '[tres|super] bien merci',
      '(super|nickel|impeccable|parfait) merci',
    ],
    courtesy: [
      'envoye (de|depuis) mon (iphone|ipad|telephone|mobile|android)',
      '[je suis|jsuis] [vraiment|sincerement|tellement|trop] (desole|desolee) [pour aujourdhui|pour le retard|davoir oublie|de ne pas avoir repondu|de ne pas avoir prevenu]',
      '(pardon|excusez moi|excuse moi|toutes mes excuses|mes excuses|oui|et|oups|oh|ah|mdr|lol|haha)',
      '(merci|merci beaucoup|merci bien|grand merci|mille mercis) [@]',
      '(merci de demander|merci pour le message|merci pour votre message|merci pour ton message|merci de vous inquieter|merci de votre message)',
      '(bonjour|bonsoir|salut|coucou|hello) [@]',
      '(bonjour|bonsoir|merci|pardon|desole|desolee) (docteur|dr|mme|madame|monsieur|mr) ~',
      '(bonjour|bonsoir) (docteur|madame|monsieur)',
      '(desole|desolee|pardon) @',
      '[jai|javais] [completement|totalement] oublie [lheure|le rdv|le rendez vous|la seance|notre rendez vous|mon rendez vous|le jour|de vous prevenir]',
      'je me suis (endormi|endormie|rendormi|rendormie)',
      '(panne de reveil|pas reveille|je dormais|jetais en reunion|jetais au travail|je travaillais)',
      'je me suis (trompe|trompee) (de jour|de date|dheure)',
      '(jai|javais) (confondu|melange) les (jours|dates|heures|horaires)',
      'je pensais que cetait (demain|plus tard|lundi|mardi|mercredi|jeudi|vendredi)',
      '(je navais plus de batterie|plus de batterie|mon telephone etait eteint|jetais sans batterie)',
      `a (bientot|la semaine prochaine|demain|plus|la prochaine|${day.slice(1, -1)})`,
      '[je suis] (a la maison|chez moi)',
      '(pas de souci|pas de soucis|pas de probleme|aucun souci)',
      '(bonne journee|bonne soiree|bon week end|cordialement|bien a vous|bises|bisous|daccord)',
    ],
    please: ['(svp|stp|sil vous plait|sil te plait)'],
  },
  danger: [
    /\b(?:disparai\w*|me supprimer|faire mal|nulle|suis nul|merde|forcee?|forcer|confisqu\w*|retient|narrive (?:plus|pas)|y arrive (?:plus|pas)|cest trop|trop pour moi|marre|introuvable|disparue?|respire (?:plus|mal)|paralys\w*|dors plus|mange plus|plus dormir|plus manger)\b/,
    /\b(?:perdu|perdue|sans) (?:\w+ ){0,2}(?:espoir|envie|force|energie|but|gout|appetit)\b/,
    /\b(?:vie|vivre|vivante?|exister|existe|finir|tuer\w*|tues?|tuez|meurtr\w*|enterr\w*|tombe|cercueil|poison|drogue\w*|alcool|vodka|bouteille)\b(?! (?:est belle|continue))/,
    /\b(?:seule?s?|solitude|personne|invisible|abandonnee?|rejetee?|coupable|culpabilite|honte|inutile|incapable|echec|ratee?|deteste\w*|hais|haine|degoute\w*|triste\w*|douleur|souffr\w*|mal a|hurl\w*|pleur\w*|larmes|tremble\w*|cauchemars?|traumat\w*|submerge\w*|debordee?|detresse|craque\w*|epuise\w*|effondr\w*)\b/,
    /\b(?:viol\w*|abus\w*|agress\w*|attouche\w*|touche\w*|frapp\w*|gifle\w*|coups?|cogn\w*|battu\w*|harcel\w*|menac\w*|insult\w*|maltrait\w*|bless\w*|mutil\w*|brule\w*|coup(?:er|e|ee|ure|ures)|poignard\w*|sequestr\w*|terrifiee?|terreur|fuir|cacher|cachee?|echapp\w*|expulsee?|arretee?|prison)\b(?! de)/,
    /\b(?:evanoui\w*|vomi\w*|convuls\w*|fievre|allergi\w*|gonfl\w*|hallucin\w*|psychose|delir\w*|paranoi\w*|folle|fou|devenir folle|perds le controle|controle)\b/,
    /\b(?:derniere? (?:fois|nuit|jour|seance|mots|adieu)|pour toujours|a jamais|fin de (?:ma|tout|la|mes)|decidee?|insupportable|trop lourd|trop dur|plus rien|rien a|plus personne|plus le gout|plus de raison|plus d espoir|plus despoir|laissez moi partir|partir pour)\b/,
    /suicid|scarifi|surdose|overdose|pour en finir|den finir/,
    /\b(?:tuer|tue|mourir|meurs|mort|morte|morts|decede|decedee|creve|crever|buter|me bute|foutre en lair|en finir|mettre fin|flinguer)\b/,
    /\b(?:aide|aidez|aidez moi|aide moi|daide|au secours|secours|urgence|urgences|cest urgent|ambulance|samu|police|pompiers|l?hopital|hospitalise|hospitalisee|hp|reanimation|aux urgences)\b/,
    /\b(?:appelez|appelle|appeler) (?:le |la |les )?(?:15|17|18|112|3114|samu|police|secours|pompiers)\b|\b(?:venez|viens) vite\b/,
    /\b(?:plus envie|plus la force|plus de force|nen peux plus|en peux plus|jen peux plus|jpp|peux plus|tiens plus|tient plus|supporte plus|plus vivre|plus me reveiller|a bout|je craque|craque|epuise|epuisee|arrive plus a)\b/,
    /\b(?:veux|voudrais|veut|envie de|envie d|jveux|aimerais|prefere|prefererais) (?:\w+ ){0,2}(?:mourir|crever|disparaitre|dormir|partir|etre mort|etre morte|en finir|finir|rejoindre|sauter|faire du mal|plus etre la)\b|\bveux plus(?! (?:de|recevoir|vos))\b/,
    /\bpas (?:\w+ ){0,2}(?:bien|ok|securite|top|fort|du tout|terrible|super)\b|\bpas trop\b/,
    /\b(?:ca|sa|tout|rien) (?:ne )?va (?:\w+ )?(?:pas|mal|plus)\b|\b(?:vais|va|sens|suis|jvais) (?:pas|mal|tres mal|plutot mal|trop mal|super mal)\b/,
    /\b(?:sans issue|sans espoir|despoir|desespoir|desespere|desesperee|a quoi bon|abandonne|jabandonne|abandonner|aucun sens|pas de sens|na plus de sens|plus rien na|sert a rien|sert plus a rien|baisse les bras|cest la fin|cest fini pour|ce sera fini|sera fini|trop tard|idees noires|vide)\b/,
    /\b(?:marre|ras le bol|fatigue|fatiguee|degoute|degoutee|lasse) de (?:tout|vivre|la vie|ma vie|moi|lutter|me battre|faire semblant)\b|\bmarre de\b/,
    /\b(?:vaux rien|nulle|un poids|fardeau|mieux sans moi|sans moi|personne (?:\w+ ){0,3}(?:regrett\w+|manqu\w+|aime|remarqu\w+)|manquerai|sen fout|sen fiche de moi|me deteste|je me hais)\b/,
    /\b(?:me couper|me coupe|coupe|coupee|me faire du mal|me fais du mal|fait du mal|cachets|comprimes|medicaments|medocs|avale|avalee|la boite|sauter|pendre|corde|arme|couteau|fusil|lame|le pont|du pont|le toit|du toit|les rails|falaise|javel|betise|connerie|passer a lacte|tentative)\b/,
    /\b(?:rechute|rechuter|rechutes|recommence a|jai bu|bourre|bourree|entends des voix|des voix)\b/,
    /\b(?:danger|peur|menace|menacee|menacer|frappe|frappee|tape|tapee|bat|sang|saigne|blesse|blessee|accident|viol|violee|viole|agresse|agressee|pleure|pleurer|deprime|deprimee|depression|angoisse|panique|crise|souffre|inconscient|inconsciente|poitrine|respirer|malaise)\b/,
    /\b(?:il|elle|on) (?:est|et) (?:la|derriere|dehors|devant|revenu)\b|\b(?:me|nous) (?:surveille|suit|poursuit|enferme|sequestre|harcele)\b|\bmempeche\b|\benfermee?\b/,
    /\b(?:adieu|adieux|prenez soin de|prends soin de|occupez vous|occupe toi de|pardonnez moi|pardonne moi|pardon pour tout|merci pour tout|merci de tout|vous aime|dernier message|lettre|pris ma decision|ne cherchez pas|au ciel|au paradis)\b/,
    /\b(?:cest dur|tres dur|trop dur|la merde|horrible|lenfer|reponds plus de moi)\b/,
    /^(?:non|mal|pas vraiment|pas trop|bof|pas terrible|tres mal|non pas vraiment|bof bof|pas bien|moyen moyen)$|^bof\b/,
  ],
  harmless: [
    /\b(?:inquietez|tinquiete) pas\b/,
    /\b(?:mort|morte) de (?:rire|fatigue)\b/,
    /\btelephone (?:mort|etait mort)\b/,
  ],
  sorts: {
    'wrong-number': [
      /\bmauvais numero\b|\btrompez? de numero\b|\bfaites erreur\b|\bqui (?:est ce|etes vous|es tu)\b|\bcest? qui\b|\bc qui\b/,
    ],
    'somebody-else': [
      /\bcest (?:sa|son|la|le) (?:mere|pere|maman|papa|mari|femme|soeur|frere|fils|fille|ami|amie|compagnon|compagne)\b|\b(?:elle|il|ana) va\b/,
    ],
    machine: [
      /\breponse automatique\b|\bmessage automatique\b|\b(?:absent|absente) jusqu\w*\b|\bje conduis\b|\bnon distribue\b/,
    ],
    reaction: [/\ba (?:aime|adore|reagi)\b/],
    'asks-for-messages': [/^(?:commencer|reprendre|reprise|abonner)$/],
  },
};
