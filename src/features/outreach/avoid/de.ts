import { list, type WordsToAvoid } from './avoid.ts';

export const german: WordsToAvoid = {
  care: list(`
    beratung*, berater*, seelische*, psychische*, patient*, behandl*, sitzung*, praxis, arzt, arztin,
    arzte*, arztlich*, doktor*, pflege*, reha, entzug*, selbsthilfegruppe*, sprechstunde*`),
  clinical: list(`
    angst, angste*, angstlich*, selbstverletz*, selbstmord*, uberdosis, medikament*, rezept, rezepte,
    symptom*, storung*, krankheit*, krank, sucht, suchtig*, abhangig*, missbrauch*, ruckfall*, nuchtern,
    krise, krisen*, risiko, risiken, gefahrdet, sicherheitsplan*, notfallplan*, polizei*,
    rettungsdienst, krankenwagen, krankenhaus*, notfallkontakt*, tod, sterben, toten`),
  money: list(`
    gebuhr*, rechnung*, zahlen, zahl, zahlung*, bezahl*, kosten, kostet, kostenpflichtig, honorar*,
    ausfallhonorar*, preis, preise, versicherung*, krankenkasse*, anzahlung*, erstatt*, geld, schuld*`),
  policy: list(`
    richtlinie*, bedingungen, agb, stornier*, storno*, absage*, abgesagt, nichterscheinen, umbuch*,
    verlegen, terminverlegung*, terminverschiebung*, versaumter termin, versaumten termin, akte,
    ihre akte, deine akte, ihr fall, dein fall, warteliste*, anwesenheit*`),
  pressure: list(`
    sie mussen, du musst, sie sollten, du solltest, sie sollen, du sollst, ist pflicht, pflicht,
    verpflicht*, haben sie versaumt, sie haben * versaumt, versaumt, verpasst, gefehlt, ihr fehlen,
    dein fehlen, nicht erschienen, nicht gekommen, vergessen, sofort, unverzuglich, umgehend, dringend,
    so bald wie moglich, so schnell wie moglich, schnellstmoglich, letzte chance, letzte mahnung,
    mahnung, letzte erinnerung, warnung, bitte antworten, bitte antworte, bitte melden, bitte melde,
    andernfalls, sonst mussen, enttausch*`),
  answerVerbs: list(`
    antworten, antworte, antwort, schreiben, schreib, schreibe, senden, sende, schicken, schick,
    schicke, texten, tippen`),
};
