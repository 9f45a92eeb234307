import { type Examples, lines } from './examples.ts';

export const german: Examples = {
  safe: lines`
    Gut, danke
    super, danke
    Bestens, danke!
    Mir geht es gut
    mir geht’s gut, danke
    Alles gut
    alles ok
    Alles in Ordnung, danke
    Ja, alles gut! Hab verschlafen
    Es geht mir gut. Tut mir leid, ich habe es vergessen
    ich bin okay
    Hallo Ada, mir geht es gut, liebe Grüße
    Liebe Frau Okafor, mir geht es gut. Entschuldigung!
    Ich habe die Zeit verwechselt, mir geht es gut
    ich hab die Uhrzeit verwechselt, alles gut
    mir gehts gut
    mir gehts gut danke
    mir gehts guut, sorry verpennt
    mir geht es bestens
    Alles gut bei mir
    bei mir ist alles gut
    bei mir alles ok
    ja mir gehts gut, sorry
    sehr gut, danke
    alles fein, danke
    alles paletti
    alles supi, hab nur verschlafen
    Ok, danke
    okay sorry vergessen
    Bin wohlauf, vielen Dank
    Ich bin zuhause, alles gut
    bin zu Hause und alles ok
    Sorry, bin eingeschlafen. Alles gut
    Handy war aus, alles gut
    Mein Akku war leer, mir geht es gut
    Entschuldigen Sie bitte, ich habe den Termin verschwitzt. Alles in Ordnung
    Danke der Nachfrage, mir geht's gut
    alles gut 😊
    Mir geht es gut, schöne Grüße
    Mir geht es gut, bis naechste Woche
    Guten Tag Herr Lindqvist, alles in Ordnung, MfG
    Moin, alles gut
    servus, passt alles
    Mir geht es gut\n\nVon meinem iPhone gesendet
    Mir geht es gut\n\nAm 03.03.2026 um 14:20 schrieb Ada Okafor <ada@example.org>:\n> Hallo Ana
  `,
  late: lines`
    ich komme später
    Ich verspäte mich
    bin unterwegs
    Stehe im Stau, sorry
    Ich komme 10 Minuten später
    bin gleich da
    komme spaeter
    bin in 5 min da
    Bahn hat Verspätung
    verspäte mich um 10 Minuten
    sorry bin zu spät
    sitze im Bus, komme gleich
  `,
  'call-me': lines`
    Ruf mich an
    bitte anrufen
    Können Sie mich bitte anrufen?
    Ich möchte mit Ihnen sprechen
    Rufen Sie mich bitte zurück
    ruf mich mal an
    alles ok aber ruf mich an
    kann ich mit dir reden?
    Koennen Sie mich anrufen
    bitte um Rückruf
  `,
  'explain-later': lines`
    Ich erkläre es später
    das erkläre ich dir morgen
    Kann gerade nicht sprechen
    jetzt nicht
    melde mich später
    erzähl ich dir später
    kann grad nicht reden
    ich erklaere es morgen
  `,
  'opt-out': lines`
    STOPP
    Abmelden
    bitte schreiben Sie mir nicht mehr
    keine Nachrichten mehr
    Schreib mir nicht mehr bitte
    STOPP bitte
    abbestellen
    Abmeldung
    Ich möchte keine Nachrichten mehr
    keine SMS mehr bitte
    Hör auf mir zu schreiben
    hören Sie auf mir Nachrichten zu schicken
    schreib mir nicht
    Kontaktieren Sie mich nicht mehr
    alles gut, schreiben Sie mir nicht mehr
    Löschen Sie meine Nummer
    schick mir nichts mehr
  `,
  'not-ok': lines`
    mir geht es nicht gut
    mir geht's nicht gut
    mir gehts ned gut
    mir gehts net so gut
    Mir geht es schlecht
    nicht gut
    nicht ok
    nein
    nö
    Hilfe
    hilf mir
    brauche Hilfe
    ich will sterben
    ich will nur noch sterben
    Ich bringe mich um
    ich bring mich um haha
    ich will nicht mehr
    Ich kann nicht mehr
    kann nich mehr
    ich halte das nicht mehr aus
    ich will nicht mehr leben
    ich mag nimmer
    alles sinnlos
    kein Ausweg
    ich habe Angst
    er schlägt mich
    leb wohl
    lebt wohl
    habe Tabletten genommen
    Selbstmord
    selbstmordgedanken
    Suizid
    suizidal
    ich ritze mich
    mir geht es gar nicht gut
    bin im Krankenhaus
    alles gut, ich will sterben
    schlecht
    sehr schlecht
    richtig mies
    beschissen
    scheiße
    geht so
    naja nicht so
    eher nicht
    überhaupt nicht gut
    nichts ist gut
    nichts ist in Ordnung
    nix ok
    ich fühle mich leer
    ich bin am Ende
    ich bin verzweifelt
    ich bin nichts wert
    ich bin eine Last
    ich falle allen zur Last
    niemand braucht mich
    keiner vermisst mich
    ohne mich seid ihr besser dran
    ohne mich wäre alles besser
    ich wäre lieber tot
    wäre ich doch tot
    ich möchte nicht mehr da sein
    ich will weg sein
    ich will verschwinden
    ich will einschlafen und nicht mehr aufwachen
    nie mehr aufwachen
    das Leben ist vorbei
    ich mache Schluss
    ich setze dem ein Ende
    alles egal, hat keinen Sinn
    wozu noch
    ich hab keine Kraft mehr
    keine Hoffnung
    ich gebe auf
    ich geb auf lol
    gut. müde von allem
    hab alles satt
    lebensmüde
    danke für alles, passt auf meine Katze auf
    danke für alles was Sie für mich getan haben
    verzeiht mir
    es tut mir leid für alles
    ich hab euch alle lieb
    das ist meine letzte Nachricht
    Abschiedsbrief
    ich verabschiede mich
    ich hab mich entschieden
    bald ist alles vorbei
    es ist zu spät für mich
    ich seh bald meinen Opa im Himmel
    ich spring
    ich springe von der Brücke
    ich stehe auf dem Dach
    auf den Gleisen
    ich hab ein Seil
    ich habe ein Messer
    ich habe eine Waffe
    ich hab alles geschluckt
    Überdosis
    hab mich geschnitten
    ich habe mich verletzt
    ich tue mir weh
    ich hab einen Rückfall
    ich höre Stimmen
    ich bekomme keine Luft
    Brust tut weh
    ich kann nicht aufhören zu weinen
    Panikattacke
    bin in der Krise
    ich bin depressiv
    mein Mann schlägt mich
    er ist hier
    er hat mich eingesperrt
    er lässt mich nicht raus
    er droht mir
    mein Ex verfolgt mich
    ich wurde vergewaltigt
    rufen Sie die Polizei
    rufen Sie 112
    Notfall
    kommt schnell
    ich bin in der Klinik
    ich hatte einen Unfall
    hier ist seine Frau, er ist im Krankenhaus
    hier ist die Mutter, sie ist gestorben
    mein Vater ist gestorben
    sie hat versucht sich umzubringen
    sie ist bewusstlos
    mir geht es gut aber ich habe Angst
    alles gut, lebt wohl
    ok aber ich will nicht mehr leben
    alles gut 🙂 hab mich geritzt
    ich denke an den Tod
    ich will mir was antun
    ich tu mir was an
    ich mache eine Dummheit
    ich garantiere für nichts
    I'm ok aber ich kann nicht mehr
    STOPP. ich will sterben
    ich tote mich
    ich toete mich
    alles im Eimer
    mir ist alles zu viel
    es wird mir alles zu viel
  `,
  unclear: lines`
    keine Sorge, mir geht es gut
    es geht
    ja
    mir geht es gut ohne dich
    alles wird gut
    alles gut überstanden
    alles gut, war schön mit Ihnen
    lass mich in Ruhe
    egal
    wer ist da
    Wer sind Sie?
    danke
    ruf mich nicht an
    alles gut?
    war alles gut
    gut
    gut...
    alles gut...
    falsch verbunden
    Sie haben die falsche Nummer
    falsche Nummer
    hier ist seine Frau
    ihr geht es gut
    Ana geht es gut
    uns geht es gut
    ich glaube mir geht es gut
    mir geht es gut denke ich
    im Moment geht es mir gut
    mir ging es gut
    mir wird es gut gehen
    mir geht es "gut"
    mir geht es „gut“
    alles gut :(
    wird schon
    passt schon
    muss
    Termin absagen
    bitte sagen Sie meinen Termin ab
    machen Sie sich keine Sorgen
    hör auf dir Sorgen zu machen
    Ich fahre gerade und melde mich
    Automatische Antwort: bin im Urlaub
    Abwesenheitsnotiz
    Ana gefällt „Hallo“
    wann ist der nächste Termin
    was schulde ich Ihnen
    mir geht es gut und Ihnen?
    morgen
    ich bin umgezogen
    hallo
    müde
    vorbei
    lassen Sie es
    mir egal
    wenn Sie meinen
    alles gut wenn Sie das sagen
    was willst du
    das Leben geht weiter
    stopp mal, wer ist da
  `,
};
