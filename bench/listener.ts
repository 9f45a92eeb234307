/** Hears of each case that changed, at the moment at which the change was committed. */
import { openDatabase } from '#adapters/postgres.ts';
import { silentLog } from './cluster.ts';

/** Calls `heard` with a case's id; ends with what it returns. */
export async function listenForCases(
  appUrl: string,
  heard: (caseId: string) => void,
): Promise<() => Promise<void>> {
  const database = openDatabase({ url: appUrl, log: silentLog, poolSize: 1 });
  await database.listen(({ kind, id }) => {
    if (kind === 'case') heard(id);
  });
  return () => database.close();
}
