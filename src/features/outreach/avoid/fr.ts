import { list, type WordsToAvoid } from './avoid.ts';

export const french: WordsToAvoid = {
  care: list(`
    sante mentale, mental, mentale, mentaux, patient, patiente, patients, patientes, traitement*,
    seance, seances, consultation*, cabinet, docteur*, medecin*, medical*, medicaux, infirmier*, soins,
    suivi medical, reeducation, groupe de parole`),
  clinical: list(`
    anxiete, anxieux, anxieuse*, angoisse*, automutil*, surdose*, overdose*, medicament*, ordonnance*,
    symptome*, trouble, troubles, maladie*, addict*, dependance*, abus, rechute*, sobre, sobriete,
    crise, crises, risque, risques, plan de securite, police, ambulance*, hopital, hopitaux, hospital*,
    personne a prevenir, mort, mourir, tuer`),
  money: list(`
    frais, facture, factures, facture*, factur*, payer, paye, payez, paiement*, paie, regler, reglement,
    honoraires, tarif, tarifs, cout, couts, coute*, prix, assurance*, mutuelle*, acompte*, rembours*,
    argent`),
  policy: list(`
    politique, politiques, conditions, annulation*, annuler, annule*, reprogramm*, replanifi*, reporter,
    rendez vous manque, rendez vous manques, absence injustifiee, cloturer votre dossier,
    cloturer ton dossier, votre dossier, ton dossier, liste d'attente, assiduite`),
  pressure: list(`
    vous devez, tu dois, vous devriez, tu devrais, il faut, il faudrait, vous etes tenu*, obligatoire*,
    obligation*, vous avez manque, tu as manque, vous avez rate, tu as rate, vous avez oublie,
    tu as oublie, vous n'etes pas venu*, tu n'es pas venu*, votre absence, ton absence, absent, absente,
    immediatement, tout de suite, urgent, urgente, d'urgence, au plus vite, des que possible,
    derniere chance, dernier avis, dernier rappel, avertissement, merci de repondre, veuillez, sinon,
    faute de quoi, decu, decue`),
  answerVerbs: list(`
    repondez, reponds, repondre, envoyez, envoie, envoyer, ecrivez, ecris, ecrire, tapez, tape, textez`),
};
