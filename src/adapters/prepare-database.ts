import { installJobQueue } from './job-queue.ts';
import { migrate } from './migrate.ts';

/** Makes an empty or older database ready for this version; returns the names of the migrations that it applied. */
export async function prepareDatabase(
  ownerUrl: string,
  secret: string,
  migrationsFolder: string,
): Promise<readonly string[]> {
  const applied = await migrate(ownerUrl, secret, migrationsFolder);
  await installJobQueue(ownerUrl);
  return applied;
}
