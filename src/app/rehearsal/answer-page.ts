/** Opens a client's link and answers, as a phone's browser without JavaScript does. */

export async function answerPage(link: string, answer: string, because: string | null): Promise<void> {
  const thanks = await submit(link, await page(link), { answer });
  if (because) await submit(thanks, await page(thanks), { reason: because });
}

async function page(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`the client's page answered ${response.status}`);
  return response.text();
}

/** Returns the address of the page that follows. */
async function submit(address: string, html: string, fields: Record<string, string>): Promise<string> {
  const nonce = /name="nonce" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const response = await fetch(address, {
    method: 'POST',
    body: new URLSearchParams({ nonce, ...fields }),
    redirect: 'manual',
  });
  const next = response.headers.get('location');
  if (response.status !== 303 || !next)
    throw new Error(`the client's page did not take the answer: ${response.status}`);
  return new URL(next, address).href;
}
