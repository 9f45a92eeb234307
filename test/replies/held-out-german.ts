import { type Examples, lines } from './examples.ts';

export const heldOutGerman: Examples = {
  safe: lines`
    Mir gehts gut, danke
    alles gut, hab verschlafen sorry
    Entschuldigung, ich habe es total vergessen. Mir geht es gut.
    ja alles ok
    Hallo, mir geht es sehr gut, danke der Nachfrage
    Sorry, den Tag verwechselt. Alles gut!
    mir gehts super
    ok danke
    alles bestens, bis nächste Woche
    Tut mir leid, vergessen. Alles in Ordnung.
    passt alles, danke
    mir gehts guut
    Bin ok, Termin vergessen
    jaja alles gut
    Es geht mir gut, vielen Dank
  `,
  late: lines`
    komme 5 min später
    bin auf dem Weg
    stehe im Stau
    Ich bin in 10 Minuten da
  `,
  'call-me': lines`
    bitte rufen Sie mich an
    kannst du mich zurückrufen
    können wir reden
    Ich möchte mit dir sprechen
  `,
  'explain-later': lines`
    erkläre ich später
    kann jetzt nicht reden
    ich melde mich später
  `,
  'opt-out': lines`
    STOPP
    Abmelden bitte
    keine SMS mehr
    hören Sie auf mir zu schreiben
    schreib mir nie wieder
  `,
  'not-ok': lines`
    mir geht's nicht gut
    nicht so gut ehrlich gesagt
    gar nicht ok
    ich will nicht mehr leben
    ich möchte einfach sterben
    bring mich um lol
    alles gut, bin nur müde von allem
    danke für alles, kümmert euch um meine Katze
    ich kann nicht mehr
    alles gut. lebt wohl
    ich hab alle Tabletten genommen
    hab mich wieder geritzt
    mein Freund hat mich geschlagen
    bin in der Notaufnahme
    hier ist ihre Mutter, sie liegt im Krankenhaus
    bitte helfen Sie mir
    keiner würde mich vermissen
    hat alles keinen Sinn
    ich wäre gern weg
    ihr wärt besser dran ohne mich
    ich stehe auf der Brücke
    lieber tot
    er steht vor der Tür, ich hab Angst
    mir gehts beschissen
    mir gehts nich gut
    bald ist es vorbei
    ich mach Schluss
  `,
  unclear: lines`
    wer ist das?
    falsche Nummer
    Sie haben sich verwählt
    ich möchte meinen Termin absagen
    naja
    muss ja
    wie immer
    was kostet das
    passt schon
    Ich bin bis Montag nicht im Büro
    machen Sie sich keine Sorgen
    glaub schon
    wird schon
  `,
};
