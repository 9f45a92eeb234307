import { list, type WordsToAvoid } from './avoid.ts';

export const english: WordsToAvoid = {
  care: list(`
    counsel, counsell*, counsel*r, counseling, counselors, mental, mental health, patient, patients,
    treatment*, treat, treated, session, sessions, doctor, doctors, nurse*, medical*, rehab*,
    recovery program*, support group*, case manager*, caseworker*, intake`),
  clinical: list(`
    anxiety, anxious, self harm*, overdos*, medication*, meds, prescription*, symptom*, disorder*,
    illness*, addict*, abuse*, abusive, relaps*, sober, sobriety, crisis, crises, risk, risks, at risk,
    safety plan*, welfare check*, wellness check*, police, ambulance*, hospital*, emergency contact*,
    kill*, die, death`),
  money: list(`
    fee, fees, charge, charges, charged, charging, pay, pays, paid, payment*, invoice*, bill, bills,
    billed, billing, cost, costs, price*, insurance, insurer*, copay*, co pay*, deposit*, refund*, owe,
    owed`),
  policy: list(`
    policy, policies, terms, cancellation*, cancelled, canceled, reschedul*, rebook*, re book*,
    missed appointment*, late appointment*, discharg*, close your file, close your case, your case,
    your file, waitlist*, waiting list*, attendance, terminat*`),
  pressure: list(`
    you must, you have to, you've got to, you need to, you should, you ought, you are required,
    required to, please reply, please respond, please answer, please confirm, please call,
    please contact, you missed, you've missed, you have missed, you failed, failed to, you forgot,
    you didn't come, you did not come, you didn't show, you did not show, you did not attend,
    you didn't attend, your absence, absent, immediately, urgent, urgently, as soon as possible,
    at once, last chance, final notice, final warning, final reminder, warning, deadline, or else,
    otherwise we, otherwise i, disappointed, let us down, wasted`),
  answerVerbs: list(`
    reply, replies, respond, answer, text, send, write, type, message`),
};
