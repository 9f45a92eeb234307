import { capital } from '../sentence.ts';

/** What people call a step or a wording: `second-call` is "Second call". */
export function stepName(id: string): string {
  if (id === 'check-in-last') return 'Last check-in';
  return capital(id.replaceAll('-', ' ').replaceAll('check in', 'check-in'));
}
