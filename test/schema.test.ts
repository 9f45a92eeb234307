import { expect, test } from 'vitest';
import { freshDatabase } from './database.ts';
import { dumpSchema } from './dump-schema.ts';

test('schema.sql is what the migrations make; npm run schema writes it anew', async () => {
  const { asOwner, close } = await freshDatabase();
  try {
    await expect(await dumpSchema(asOwner)).toMatchFileSnapshot('../schema.sql');
  } finally {
    await close();
  }
});
