/** Who may do what with people's records, and how a request's work is wrapped. */
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { machine, staff } from '#features/access/facts.ts';
import type { Work } from './actions.ts';
import { clientId } from './contract.ts';

/** Who may see how to reach a client. */
export const mayRead = machine('people:read', 'clinician', 'supervisor', 'front-desk', 'auditor');
/** Who may keep names, numbers and consents up to date. */
export const mayWrite = machine('people:write', 'clinician', 'supervisor', 'front-desk');
/** Judgements, plans and bars are for those who answer for them. */
export const mayReadClinical = staff('clinician', 'supervisor', 'auditor');
export const mayWriteClinical = staff('clinician', 'supervisor');

export const ofClient = z.strictObject({ clientId });

/** Does a request's work in one transaction of its practice. */
export type InPractice = <Result>(
  request: FastifyRequest,
  act: (work: Work) => Promise<Result>,
) => Promise<Result>;
