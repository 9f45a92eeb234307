/**
 * Words after which a person has to look, and soon. It is cheap to be wrong here and dear to miss one, so the net is
 * wide: one of them anywhere outweighs everything else in the message [P4.8]. Matched on plain words (`plain-text.ts`).
 */

const english = [
  /suicid|unaliv|overdos|self harm|selfharm/,
  /\b(?:to|wanna|gonna|will|ill|could|should|might|rather|me|i) die\b/,
  /\b(?:kill|killing|killed|kms|kys|death|dying|dead|gun|knife|razor|rope|noose|weapon|bridge|pills|tablets)\b/,
  /\b(?:end|ending|ended) (?:it|things|everything|my life|this|all|the pain)\b/,
  /\b(?:hurt|hurts|hurting|harm|harming|harmed|cut|cutting|burn|burning|starve|starving)\b/,
  /\b(?:jump|jumping|hang myself|hanging myself|hanged|shoot|shot|drown|drowning)\b/,
  /\b(?:hopeless|worthless|pointless|meaningless|useless|desperate|desperation|miserable)\b/,
  /\b(?:no|any|see no|not any) (?:point|reason|way out|hope|future|escape)\b/,
  /\b(?:cant|cannot|can not|couldnt|cant even) (?:go on|do (?:this|it)|cope|take (?:it|this|any)|live|breathe|stop|keep|handle|anymore|any more|see a way|face|carry on|continue|get out)\b/,
  /\b(?:give|giving|given|gave) up\b/,
  /\b(?:dont|do not|didnt|never) (?:want|wanna) (?:to )?(?:live|be here|be alive|wake up|exist|go on|be anymore)\b/,
  /\b(?:want|need|wanted|wish) (?:it|this|everything|all of it|the pain) (?:all )?(?:to )?(?:stop|end|be over|over|go away)\b/,
  /\b(?:tired|sick|done) (?:of|with) (?:living|life|everything|it all|this|being|trying|fighting)\b/,
  /\b(?:better off|without me|nothing left|wish i was|wish i were|wish i had|disappear|vanish|not be here|be gone|wont be (?:here|around)|never wake)\b/,
  /\b(?:goodbye|good bye|farewell|forgive me|sorry for everything|remember me|love you all|take care of my)\b/,
  /\b(?:hate|loathe) (?:myself|my life|living|everything|being)\b/,
  /\b(?:not|isnt|arent|aint|never|hardly|barely|no longer|far from|anything but|nowhere near|wasnt|dont feel|dont think|doubt) (?:\w+ ){0,3}(?:ok|okay|fine|good|great|well|alright|right|safe|coping)\b/,
  /\b(?:unsafe|crisis|sos|emergency|ambulance|police|hospital|911|999|112|988|000|paramedics)\b/,
  /\b(?:scared|afraid|frightened|terrified|danger|dangerous|threat|threatened|threatening|attack|attacked|trapped|stalking|stalked)\b/,
  /\b(?:rape|raped|assault|assaulted|bleed|bleeding|blood|unconscious|accident|crash|crashed|injured|injury|collapsed)\b/,
  /\b(?:hes|shes|theyre|he is|she is|they are) (?:here|back|hitting|hurting|watching|listening|coming|outside|going to)\b/,
  /\b(?:hit|hits|beat|beats|locked|wont let|choked|choking|strangled) (?:me|us)\b/,
  /\b(?:awful|terrible|horrible|struggling|suffering|overwhelmed|breakdown|breaking down|falling apart|depressed|panic|panicking|crying|relapse|relapsed|voices)\b/,
  /^(?:no|nope|nah|bad|badly|really bad|not really|not at all|not great|im not|no im not|no not really|very bad|not so good|low|really low)$/,
];

const spanish = [
  /suicid|autolesion|ahorc|sobredosis/,
  /\b(?:matar|matarme|me mato|morir|morirme|muero|muerto|muerta|muriendo|muerte|quitarme la vida|acabar con (?:todo|mi vida|esto))\b/,
  /\b(?:ayuda|ayudame|ayudenme|ayudeme|auxilio|socorro|emergencia|urgencias|ambulancia|policia|hospital)\b/,
  /\bno (?:estoy|me siento|me encuentro|ando|va|esta|todo) (?:\w+ ){0,2}(?:bien|ok|segura|seguro|salvo)\b/,
  /\b(?:estoy|me siento|me encuentro|ando|voy|va) (?:muy |fatal|tan |bastante )?(?:mal|fatal|hundida|hundido|perdida|perdido)\b/,
  /\bno (?:puedo|aguanto|soporto|doy) (?:mas|seguir|con|respirar|vivir|continuar|esto|parar)\b/,
  /\bno quiero (?:vivir|seguir|estar aqui|despertar|continuar|existir)\b/,
  /\b(?:sin salida|sin esperanza|nada tiene sentido|sin sentido|no vale la pena|me rindo|rendirme|desesperad[oa])\b/,
  /\b(?:cortarme|me corto|me corte|hacerme dano|me hice dano|dano|pastillas|tirarme|saltar|pistola|cuchillo|arma)\b/,
  /\b(?:peligro|miedo|amenaza|amenazo|sangre|sangrando|herido|herida|accidente|violada|violado|llorando|deprimid[oa]|panico|crisis)\b/,
  /\b(?:me pega|me pego|me golpea|me golpeo|me encerro|esta aqui|no me deja)\b/,
  /\b(?:adios|hasta siempre|perdonadme|cuida de mis|cuiden de mis)\b/,
  /^(?:no|mal|muy mal|fatal|regular|no mucho|no muy bien|nada bien)$/,
];

const french = [
  /suicid|scarifi|surdose/,
  /\b(?:tuer|tue|mourir|meurs|mort|morte|crever|foutre en lair|en finir|mettre fin)\b/,
  /\b(?:aide|aidez|aidez moi|aide moi|au secours|secours|urgence|urgences|ambulance|samu|police|hopital)\b/,
  /\b(?:plus envie|plus la force|nen peux plus|en peux plus|jen peux plus|peux plus|tiens plus|supporte plus|veux plus|veux plus vivre|a bout|je craque)\b/,
  /\bpas (?:\w+ ){0,2}(?:bien|ok|securite|top|fort|du tout)\b/,
  /\b(?:ca va|vais|va|sens|suis) (?:pas|mal|tres mal|plutot mal|trop mal)\b/,
  /\b(?:sans issue|sans espoir|desespoir|desespere|desesperee|a quoi bon|abandonne|abandonner|aucun sens|pas de sens)\b/,
  /\b(?:me couper|me coupe|me faire du mal|me fais du mal|cachets|medicaments|sauter|pendre|arme|couteau|fusil)\b/,
  /\b(?:danger|peur|menace|frappe|tape|sang|saigne|blesse|blessee|accident|viol|violee|pleure|pleurer|deprime|deprimee|angoisse|panique|crise|souffre)\b/,
  /\b(?:adieu|prenez soin de)\b/,
  /^(?:non|mal|pas vraiment|pas trop|bof|pas terrible)$/,
];

const german = [
  /suizid|selbstmord|umbring|erhang|selbstverletz|uberdosis/,
  /\b(?:bringe? mich um|toten|tot|tod|sterben|sterbe|gestorben|nicht mehr leben|leben nehmen|das leben|schluss machen|mache? schluss|ein ende)\b/,
  /\b(?:hilfe|hilf|helft|helfen sie|notfall|notruf|notarzt|krankenwagen|rettungsdienst|polizei|krankenhaus|klinik)\b/,
  /\b(?:will|kann|mag|schaffe|schaff|halte|halt|ertrage) (?:\w+ ){0,3}(?:nicht mehr|nimmer|nicht weiter|nicht aushalten|nicht leben)\b/,
  /\b(?:nicht|nie|kaum|gar nicht|uberhaupt nicht) (?:\w+ ){0,2}(?:ok|okay|gut|sicher|ordnung|wohl|besonders)\b/,
  /\b(?:schlecht|beschissen|mies|elend|furchtbar|schrecklich)\b/,
  /\b(?:kein|keinen|keine) (?:ausweg|sinn|hoffnung|kraft|zukunft)\b/,
  /\b(?:sinnlos|hoffnungslos|wertlos|ausweglos|aufgeben|gebe auf|geb auf|verzweifelt|am ende)\b/,
  /\b(?:ritze|ritzen|schneide|schneiden|verletzt|verletzen|wehtun|weh|tabletten|pillen|springen|spring|brucke|waffe|messer|pistole|seil)\b/,
  /\b(?:gefahr|angst|bedroht|schlagt|geschlagen|schlug|blute|blut|unfall|vergewaltigt|weine|weinen|panik|krise|deprimiert|eingesperrt)\b/,
  /\b(?:leb wohl|lebt wohl|abschied|verzeiht mir|kummert euch)\b/,
  /^(?:nein|ne|nee|nicht gut|nicht so gut|nicht wirklich|geht so|naja|na ja)$/,
];

const everywhere = [...english, ...spanish, ...french, ...german];
/** In German `die` is an article, so that alone it says nothing there. */
const notInGerman = /\bdie\b/;

/** A wide net over plain words joined by spaces; `language` only spares German its articles. */
export function soundsLikeDanger(words: string, language: string | undefined): boolean {
  const isGerman = language?.startsWith('de') ?? false;
  return (!isGerman && notInGerman.test(words)) || everywhere.some((pattern) => pattern.test(words));
}

const thanksForHelp = /\b(?:thanks|thank you) (?:so much )?for (?:all )?(?:your|the) help\b/g;

/** "Help" is answered by carriers with a boilerplate; here it reaches a person, unless somebody gives thanks for it. */
export function asksForHelp(words: string): boolean {
  return /\b(?:help|helpme)\b/.test(words.replace(thanksForHelp, ''));
}
