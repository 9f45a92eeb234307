import type { ReplyWords } from './words.ts';

const day = '(montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)';
const someMessages = '(nachrichten|sms|mails|e mails|emails)';
const gladly = '[sehr|ganz|richtig|wirklich]';

export const german: ReplyWords = {
  reviewed: null,
  common:
    'der das ein eine und oder aber von zu in im am ist bin bist sind ich du er sie es wir ihr mich mir dich dir mein meine dein sein nicht kein keine nichts mehr nie immer alles gut schlecht hallo danke bitte will kann habe hab hat geht gehts wie wann wo wer warum heute morgen gestern jetzt hier leben sterben hilfe termin nummer auch noch nur schon ja nein auf mit fur',
  spellings:
    'guut = gut, gud = gut, jut = gut, dankee = danke, dankeschon = danke, thx = danke, verpennt = verschlafen, jaja = ja, zuhause = zu hause, spaeter = spater, zurueck = zuruck, fuer = fur, gruesse = grusse, naechste = nachste, naechsten = nachsten, erklaere = erklare, moechte = mochte, koennen = konnen, koennten = konnten, verspaete = verspate, verspaetung = verspatung, schoen = schon, hoer = hor, grad = gerade, loeschen = loschen, tschuldigung = entschuldigung, tschuldige = entschuldige, entschuldigt = entschuldigung, zuspaet = zu spat, spaet = spat',
  says: {
    'opt-out': [
      `(stopp|abmelden|abmeldung|abbestellen|beenden|keine ${someMessages.slice(1, -1).replaceAll('|', ' mehr|keine ')} mehr)`,
      '(schreib|schreibt|schreiben sie) mir [bitte] (nicht|nicht mehr|nie wieder|nie mehr)',
      `(schick|schickt|schicken sie|sende|senden sie) mir [bitte] (keine|nichts) [${someMessages.slice(1, -1)}] mehr`,
      `ich (mochte|will) keine ${someMessages} mehr [bekommen|erhalten]`,
      'nicht mehr (schreiben|anschreiben|kontaktieren)',
      '(kontaktieren sie|kontaktiere) mich [bitte] nicht [mehr]',
      `(hor|hort|horen sie) [bitte] auf mir [${someMessages.slice(1, -1)}] zu (schreiben|schicken|senden)`,
      '(losch|losche|loschen sie) meine nummer',
    ],
    'call-me': [
      '(ruf|rufen sie) mich [bitte] [mal] (an|zuruck) [wenn du kannst|wenn sie konnen|spater|morgen]',
      '(kannst du|konnen sie|konntest du|konnten sie) mich [bitte] [mal] (anrufen|zuruckrufen)',
      'bitte (anrufen|um ruckruf|ruf mich an|rufen sie mich an)',
      '(ich mochte|ich will|ich muss|konnen wir|kann ich) [mit dir|mit ihnen] (reden|sprechen)',
    ],
    late: [
      '(ich komme|komme) [etwas|ein bisschen|# min|# minuten] (spater|zu spat)',
      '[ich] verspate mich [etwas|ein bisschen|um # min|um # minuten]',
      '[ich] bin (unterwegs|gleich da|auf dem weg|in # minuten da|in # min da|zu spat)',
      '[ich] (stehe|steh|sitze) (im stau|im bus|im zug|in der bahn)',
      '[ich habe|habe|hab|bahn hat|zug hat|bus hat|die bahn hat|der zug hat] [#|# min|# minuten] verspatung',
      '(ich komme|komme) (gleich|sofort)',
      'in # (min|minuten) da',
    ],
    'explain-later': [
      '(ich erklare|erklare|ich erzahle|erzahl ich|erklare ich) [es|das|dir|ihnen|dir das|ihnen das] (spater|morgen|nachstes mal)',
      'das erklare ich [dir|ihnen] (spater|morgen|nachstes mal)',
      '(ich kann|kann) (gerade|jetzt) nicht (reden|sprechen|telefonieren)',
      '(jetzt nicht|nicht jetzt|spater mehr|ich melde mich spater|melde mich spater)',
    ],
    safe: [
      `[ja] (mir gehts|mir geht es|es geht mir|gehts mir|geht mir|mir geht) ${gladly} (gut|bestens|super|prima)`,
      '[ja] alles [ist] (gut|ok|okay|in ordnung|bestens|klar bei mir|fein|prima|super|supi|paletti|bestens|im grunen bereich) [bei mir]',
      '[ja] bei mir [ist] alles (gut|ok|okay|in ordnung|bestens|klar)',
      '[sehr] gut danke',
      '[ja] (ich bin|bin) (ok|okay|in sicherheit|wohlauf|sicher zu hause)',
      'passt alles',
    ],
    courtesy: [
      '(von meinem iphone|von meinem ipad|von meinem handy|von meinem smartphone) gesendet',
      '(entschuldigung|entschuldige|entschuldigen sie|verzeihung|sorry|tut mir leid|es tut mir leid|tut mir sehr leid|tut mir so leid) [bitte]',
      '(danke|danke schon|vielen dank|dankeschon|besten dank|danke sehr) [@]',
      '(danke|vielen dank) (der nachfrage|fur die nachricht|furs nachfragen|fur die nachfrage)',
      '(ja|und|ups|oh|ah|bitte|haha|oje)',
      '(lg|vg|mfg|liebe grusse|viele grusse|schone grusse|beste grusse) [@]',
      '(hallo|hi|guten tag|guten morgen|guten abend|moin|servus|hey|liebe|lieber|gruss gott|gruezi) [@]',
      '(hallo|guten tag|guten morgen|guten abend|liebe|lieber|danke|sorry|sehr geehrte|sehr geehrter) (frau|herr|herrn|dr|frau dr|herr dr) ~',
      '(sorry|entschuldigung) @',
      '[ich habe|habe|hab|ich hab] [total|leider|einfach|nur|komplett] (verschlafen|es vergessen|vergessen|verschwitzt|es total vergessen|es leider vergessen|den termin vergessen|den termin total vergessen|den termin verschwitzt|den tag verwechselt|die tage verwechselt|die zeit verwechselt|die uhrzeit verwechselt|den termin verwechselt)',
      '(den tag|die tage|die zeit|die uhrzeit|den termin|termin) (verwechselt|vergessen|verschwitzt)',
      '[ich] bin eingeschlafen',
      '[ich] dachte es (ist|ware) (morgen|spater|montag|dienstag|mittwoch|donnerstag|freitag)',
      '[mein] (handy|akku|telefon) war (aus|leer|lautlos)',
      '[ich] war (in einer besprechung|bei der arbeit|im meeting)',
      `(bis|bis zum) (bald|dann|morgen|nachste woche|nachsten mal|nachsten ${day.slice(1, -1).replaceAll('|', '|nachsten ')}|${day.slice(1, -1)})`,
      '[ich] bin zu hause',
      '(keine sorge|kein problem|kein stress)',
      '(schonen tag|schonen tag noch|schonen abend|schones wochenende)',
    ],
  },
  danger: [
    /suizid|selbstmord|umbring|umzubring|erhang|aufhang|selbstverletz|uberdosis|ueberdosis|lebensmud|lebensmued|abschiedsbrief/,
    /\b(?:bringe? mich um|bringt (?:mich|sich) um|toten|toeten|tote mich|toete mich|tot|tod|sterben|sterbe|stirbt|gestorben|verstorben|nicht mehr leben|leben nehmen|das leben(?! geht weiter)|schluss machen|mache? schluss|mach schluss|ein ende|antun|tu\w* (?:ich )?mir (?:was|etwas|weh))\b/,
    /\b(?:hilfe|hilf|helft|helfen sie|helfen|notfall|notruf|notarzt|notaufnahme|krankenwagen|rettungsdienst|rettung|polizei|krankenhaus|klinik|psychiatrie|intensivstation|112|110|144|brustschmerz\w*|herzinfarkt|brust)\b/,
    /\b(?:will|kann|mag|schaffe|schaff|halte|halt|ertrage|ertrag|mochte|moechte) (?:\w+ ){0,3}(?:nicht mehr|nich mehr|nimmer|nicht weiter|nicht aushalten|nicht leben|nicht aufhoren)\b(?! (?:bekommen|erhalten|schreiben))/,
    /\b(?:nicht|nich|nie|kaum|gar nicht|uberhaupt nicht|ned|net|nix|nichts|eher nicht) (?:\w+ ){0,2}(?:ok|okay|gut|sicher|ordnung|wohl|besonders|klar)\b|\bnaja nicht\b|\beher nicht\b/,
    /\b(?:schlecht|beschissen|mies|elend|furchtbar|schrecklich|scheisse|scheiss|kacke|grauenhaft|dreckig|hundeelend)\b/,
    /\b(?:kein|keinen|keine) (?:ausweg|sinn|hoffnung|kraft|zukunft|lust mehr|luft)\b|\b(?:hat|macht) (?:\w+ ){0,2}(?:keinen sinn|kein sinn)\b/,
    /\b(?:sinnlos|hoffnungslos|wertlos|nutzlos|ausweglos|aufgeben|gebe auf|geb auf|verzweifelt|am ende|leer fuhl\w*|leer|wozu noch|alles egal|alles zu viel|mir alles zu|im eimer|zu spat fur|ist vorbei|alles vorbei|es vorbei|satt)\b(?! (?:war|und))/,
    /\b(?:verschwinden|aufwachen|nicht mehr da|nicht mehr aufwachen|einschlafen und|weg sein|gern weg|gerne weg|lieber tot|lieber weg|erlost)\b/,
    /\b(?:mude|muede|mued) (?:von|vom)\b/,
    /\b(?:nichts wert|eine last|zur last|niemand (?:braucht|vermisst|liebt|merkt)|keiner (?:\w+ ){0,3}(?:vermiss\w+|braucht|merkt)|keinen interessiert|besser dran|ohne mich|hasse mich|hasse mein)\b/,
    /\b(?:ritz\w*|geritzt|schneide|schneiden|geschnitten|verletzt|verletzen|wehtun|weh|tabletten|pillen|geschluckt|springen|springe?|brucke|bruecke|dach|gleise|gleisen|waffe|messer|pistole|seil|strick|rasierklinge|klinge|dummheit|garantiere)\b/,
    /\b(?:ruckfall|rueckfall|betrunken|besoffen|stimmen|wieder getrunken)\b/,
    /\b(?:gefahr|angst|bedroht|droht|schlagt|schlaegt|geschlagen|schlug|blute|blutet|blut|unfall|vergewaltigt|missbraucht|weine|weinen|heulen|panik\w*|krise|deprimiert|depressiv|depression\w*|eingesperrt|verfolgt|bewusstlos|zusammengebrochen|keine luft)\b/,
    /\b(?:er|sie) (?:ist hier|ist da|steht|wartet|kommt|lasst mich nicht|laesst mich nicht|hat mich|hat versucht)\b|\b(?:kommt|kommen sie|schicken sie|schickt) (?:schnell|jemand\w*|hilfe)\b|\brufen sie (?:die|112|110|einen|den)\b/,
    /\b(?:leb wohl|lebt wohl|leben sie wohl|abschied|verabschiede|verzeiht mir|verzeih mir|kummert euch|kuemmert euch|pass auf mein\w*|passt auf (?:mein\w*)|passen sie auf mein\w*|danke fur alles|danke fuer alles|leid fur alles|leid fuer alles|alle lieb|letzte nachricht|mich entschieden|im himmel|gute nacht fur immer|fur immer)\b/,
    /^(?:nein|ne|nee|no|nicht gut|nicht so gut|nicht wirklich|geht so|naja|na ja|naja nicht so|geht nicht|so lala|nicht so|eher schlecht|miserabel)$/,
  ],
  harmless: [/\b(?:handy|akku|telefon) (?:war |ist )?(?:leer|tot)\b/, /\bakku leer\b/],
  sorts: {
    'wrong-number': [
      /\bfalsche nummer\b|\bfalsch verbunden\b|\bverwahlt\b|\bverwaehlt\b|\bwer (?:ist|bist|sind|spricht)\b|\bkenne? keine?\b/,
    ],
    'somebody-else': [
      /\bhier ist (?:die|der|seine|ihre|sein|ihr) (?:mutter|vater|frau|mann|schwester|bruder|sohn|tochter|freund|freundin|partner|partnerin)\b|\b(?:ihr|ihm|ihnen|ana) geht\b/,
    ],
    machine: [
      /\bautomatische (?:antwort|nachricht)\b|\babwesenheitsnotiz\b|\bich fahre gerade\b|\bnicht im buro\b|\bim urlaub\b|\bunzustellbar\b/,
    ],
    reaction: [/\bgefallt\b|\bhat reagiert\b/],
    'asks-for-messages': [/^(?:starten|anmelden|wieder anmelden)$/],
  },
};
