/** What is read of one client's record. The frame hears of changes; asking again is only for when it does not. */
import type { UseQueryResult } from '@tanstack/react-query';
import { useFresh } from '#ui/use-fresh.ts';
import type {
  AgreementRecord,
  ChannelRecord,
  ClientRecord,
  EmergencyContactRecord,
  GapWords,
  GuardianRecord,
  LocationRecord,
  SafetyPlanRecord,
  TierRecord,
  WelfareWishes,
} from '../contract.ts';

const seldom = 300;
const read = <Answer>(clientId: string, part = ''): UseQueryResult<Answer> =>
  useFresh<Answer>(`/clients/${clientId}${part}`, seldom);

export const useClient = (id: string) => read<ClientRecord>(id);
export const useGaps = (id: string) => read<{ readonly gaps: readonly GapWords[] }>(id, '/readiness');
export const useChannels = (id: string) =>
  read<{ readonly channels: readonly ChannelRecord[] }>(id, '/channels');
export const useContacts = (id: string) =>
  read<{ readonly emergencyContacts: readonly EmergencyContactRecord[] }>(id, '/emergency-contacts');
export const useGuardians = (id: string) =>
  read<{ readonly guardians: readonly GuardianRecord[] }>(id, '/guardians');
export const useTiers = (id: string) =>
  read<{ readonly judgements: readonly TierRecord[] }>(id, '/tier-judgements');
export const useSafetyPlans = (id: string) =>
  read<{ readonly versions: readonly SafetyPlanRecord[] }>(id, '/safety-plans');
export const useAgreements = (id: string) =>
  read<{ readonly versions: readonly AgreementRecord[] }>(id, '/agreements');
export const useWelfare = (id: string) =>
  read<{ readonly version: number; readonly wishes: WelfareWishes }>(id, '/welfare-preferences');
export const useLocations = (id: string) =>
  read<{ readonly locations: readonly LocationRecord[] }>(id, '/locations');
export const useDuressWord = (id: string) => read<{ readonly agreedAt: string | null }>(id, '/duress-word');
