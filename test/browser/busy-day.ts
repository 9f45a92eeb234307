import { ada, ana, ben, cara, dev, eli, fay, lena, sam } from '#test/cast.ts';
import type { House } from '#test/house.ts';

/** Missed, unconfirmed, late, here and to come, with what is missing before tomorrow. */
export async function aBusyDay(house: House): Promise<void> {
  await house.books(eli, { by: lena });
  const sams = await house.books(sam, { by: lena });
  await house.marks(lena, sams, sam, 'here');
  await house.passes({ minutes: 6 });
  const bens = await house.books(ben, { inMinutes: 24 });
  await house.books(ana, { inMinutes: 24 });
  await house.books(fay, { inMinutes: 54 });
  await house.books(dev, { inMinutes: 114 });
  await house.books(cara, { inMinutes: 174 });
  await house.passes({ minutes: 32 });
  await house.marks(lena, bens, ben, 'late-noted');
  await house.passes({ minutes: 9 });
  await house.does(ada, ana, { type: 'confirm-missed', clears: [], note: '' });
  await house.passes({ minutes: 1 });
}
