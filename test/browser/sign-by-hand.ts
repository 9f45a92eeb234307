import type { Page } from 'playwright-core';

/** With the device in the client's hands: their name, and their finger on the pad. */
export async function signsByHand(page: Page, name: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Your name', exact: true }).fill(name);
  await page.locator('.pad').scrollIntoViewIfNeeded();
  const pad = await page.locator('.pad').boundingBox();
  if (!pad) throw new Error('there is no place to sign');
  await page.mouse.move(pad.x + 40, pad.y + 60);
  await page.mouse.down();
  for (const step of [1, 2, 3, 4])
    await page.mouse.move(pad.x + 40 + step * 30, pad.y + 40 + (step % 2) * 30);
  await page.mouse.up();
  await page.getByRole('button', { name: 'I agree and sign', exact: true }).click();
  await page.getByText('Please give the device back now.').waitFor();
}
