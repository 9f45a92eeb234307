/** Ana's case, for what is done in it. */
import type { Page } from 'playwright-core';
import { ada, ana } from '#test/cast.ts';
import type { House } from '#test/house.ts';
import type { ScreenRoom } from './screen-room.ts';

/** Ana was not seen; what was agreed has been looked at, and Ada is to call her. */
export async function anaIsToBeCalled(house: House): Promise<void> {
  await house.books([ana]);
  await house.passes({ minutes: 7 });
  await house.does(ada, ana, { type: 'note-lateness' });
  await house.passes({ minutes: 8 });
  await house.does(ada, ana, { type: 'confirm-missed', clears: [], note: '' });
  await house.does(ada, ana, { type: 'review-agreement', note: '' });
  await house.passes({ minutes: 3 });
}

export async function opensCase({ house, base }: ScreenRoom, page: Page, client = ana): Promise<void> {
  const { caseId } = await house.caseOf(client);
  await page.goto(`${base}/cases/${caseId}`);
  await page.getByRole('heading', { level: 1, name: client.preferredName }).waitFor();
}
