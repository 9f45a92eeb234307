/** Judging, planning, agreeing: what only a named person can do, kept in versions. */

import type { StaffId } from '#core/ids.ts';
import { Problem } from '#core/problem.ts';
import type { Day, Instant } from '#core/time/instant.ts';
import { atLocal } from '#core/time/zone.ts';
import { readPractice } from '#features/access/facts.ts';
import { todayOf, type Work } from './actions.ts';
import { composeAgreement, fingerprintOf, wordsFor } from './agreement/document.ts';
import type {
  AgreementDocument,
  AgreementReading,
  AgreementRecord,
  AgreementTerms,
  ClientRecord,
  SafetyPlanRecord,
  SafetyPlanSections,
  SignatureInput,
  TierInput,
  TierRecord,
} from './contract.ts';
import { hideWord, normalisedWords } from './duress.ts';
import { planFacts } from './facts.ts';
import { invalid, mustHaveHappened, noSuch } from './problems.ts';
import * as plans from './store-plans.ts';
import { writeDuressWord } from './store-wishes.ts';

/** For each action the caller has locked the client, so that versions are counted one at a time. */
export async function judgeTier(
  work: Work,
  client: ClientRecord,
  judgedBy: StaffId,
  judgement: TierInput,
): Promise<TierRecord[]> {
  mustHaveHappened(todayOf(client, work.by), { judgedOn: judgement.judgedOn });
  await plans.insertTier(work.tx, work.newId, client.id, { ...judgement, judgedBy }, work.by);
  return plans.tiersOf(work.tx, client.id);
}

export async function writeSafetyPlan(
  work: Work,
  client: ClientRecord,
  writtenBy: StaffId,
  plan: { readonly sections: SafetyPlanSections; readonly reviewedOn: Day },
): Promise<SafetyPlanRecord[]> {
  mustHaveHappened(todayOf(client, work.by), { reviewedOn: plan.reviewedOn });
  await plans.insertSafetyPlan(work.tx, work.newId, client.id, { ...plan, writtenBy }, work.by);
  return plans.safetyPlansOf(work.tx, client.id);
}

/** Looked at together and found still right: the same words, a new version, a new day. */
export async function reviewSafetyPlan(
  work: Work,
  client: ClientRecord,
  writtenBy: StaffId,
  reviewedOn: Day,
): Promise<SafetyPlanRecord[]> {
  const [current] = await plans.safetyPlansOf(work.tx, client.id);
  if (!current) {
    throw new Problem(
      'conflict',
      'no-safety-plan',
      'There is no safety plan to review yet. Write one first.',
    );
  }
  return writeSafetyPlan(work, client, writtenBy, { sections: current.sections, reviewedOn });
}

export async function writeAgreement(
  work: Work,
  client: ClientRecord,
  writtenBy: StaffId,
  terms: AgreementTerms,
): Promise<AgreementRecord[]> {
  await plans.insertAgreement(work.tx, work.newId, client.id, { terms, writtenBy }, work.by);
  return plans.agreementsOf(work.tx, client.id);
}

/** Only the newest version can be signed: an older one is no longer what was talked about. */
export async function signAgreement(
  work: Work,
  client: ClientRecord,
  version: number,
  input: Omit<SignatureInput, 'drawing' | 'fingerprint'> & Partial<SignatureInput>,
): Promise<AgreementRecord[]> {
  const [newest] = await plans.agreementsOf(work.tx, client.id);
  if (newest && version < newest.version) {
    throw new Problem(
      'conflict',
      'agreement-superseded',
      'A newer version of this agreement exists. Sign that one.',
    );
  }
  const signature = {
    signedName: input.signedName,
    signedHow: input.how,
    signedAt: signedAt(input, client, work.by.now),
    drawing: input.drawing ?? null,
    document:
      input.how === 'on-screen' ? await documentRead(work, client, version, input.fingerprint ?? null) : null,
  };
  if (input.drawing && input.how === 'on-paper') {
    throw invalid('drawing', 'Is only for the screen', 'leave it out; the signature is on the paper');
  }
  mustHaveHappened(todayOf(client, work.by), { signedOn: input.signedOn });
  if (!(await plans.insertSignature(work.tx, client.id, version, signature, work.by))) {
    throw new Problem(
      'conflict',
      'already-signed',
      'This version is signed already and stays as it is. Write a new version to change something.',
    );
  }
  return plans.agreementsOf(work.tx, client.id);
}

/** A version as its client reads it: as it was signed, or as everything that was entered makes it now. */
export async function readAgreement(
  work: Work,
  client: ClientRecord,
  version: number,
): Promise<AgreementReading> {
  const one = (await plans.agreementsOf(work.tx, client.id)).find((each) => each.version === version);
  if (!one) throw noSuch('agreement');
  const document =
    (await plans.signedDocument(work.tx, client.id, version)) ??
    composeAgreement(
      await planFacts(work.tx, client.id, work.by.now),
      one.terms,
      (await readPractice(work.tx)).name,
    );
  return {
    document,
    fingerprint: fingerprintOf(document),
    screen: { ...wordsFor(document.language).screen },
  };
}

/** The text that is signed has to be the one that was read: somebody may have changed a number meanwhile. */
async function documentRead(
  work: Work,
  client: ClientRecord,
  version: number,
  read: string | null,
): Promise<AgreementDocument> {
  const { document, fingerprint } = await readAgreement(work, client, version);
  if (read !== null && read !== fingerprint) {
    throw new Problem(
      'conflict',
      'text-changed',
      'Something in this text has changed since it was read. Read it together once more, then sign.',
    );
  }
  return document;
}

/** Paper knows no minute: noon of its day in the client's zone, or now if that is earlier. */
export function signedAt(
  input: Pick<SignatureInput, 'how' | 'signedOn'>,
  client: Pick<ClientRecord, 'timeZone'>,
  now: Instant,
): Instant {
  if (input.how === 'on-screen') {
    if (input.signedOn)
      throw invalid('signedOn', 'Is only for paper', 'leave it out; the moment of signing is kept');
    return now;
  }
  if (!input.signedOn) throw invalid('signedOn', 'Is missing', 'enter the day that stands on the paper');
  const noon = atLocal(input.signedOn, '12:00', client.timeZone);
  return noon < now ? noon : now;
}

/** Words that anybody says anyway would raise false alarms, and hide a true one among them. */
const everydayWords = new Set([
  'ok',
  'okay',
  'yes',
  'no',
  'fine',
  'good',
  'si',
  'sí',
  'bien',
  'oui',
  'non',
  'ja',
  'nein',
  'gut',
  'help',
  'stop',
  'late',
  'call',
  'thanks',
]);

export async function setDuressWord(work: Work, client: ClientRecord, word: string): Promise<void> {
  const words = normalisedWords(word);
  if (words.length === 0 || words.length > 6 || words.join('').length < 3) {
    throw invalid(
      'word',
      'Cannot be recognised in a reply',
      'choose one to six words with at least three letters in all',
    );
  }
  if (words.every((one) => everydayWords.has(one))) {
    throw invalid(
      'word',
      'Is something that people say every day',
      'choose a word that would never come up by chance',
    );
  }
  await writeDuressWord(work.tx, client.id, await hideWord(word), work.by);
}
