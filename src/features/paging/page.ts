/** The page behind the link in a page to staff: one sentence, one button, nothing of any client. */
import { createHash } from 'node:crypto';
import type { Paged } from './answer.ts';

const style = `
:root{color-scheme:light dark;--paper:#faf7f2;--ink:#25221e;--soft:#5d564d;--accent:#0b5a60;--on-accent:#fff}
@media (prefers-color-scheme:dark){:root{--paper:#1b1917;--ink:#f2ede6;--soft:#b9b0a4;--accent:#7fcdd0;--on-accent:#0d2527}}
*{box-sizing:border-box}
html{font:100%/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
body{margin:0;background:var(--paper);color:var(--ink)}
main{max-width:27rem;margin:0 auto;padding:2rem 1.25rem}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 .75rem}
p{margin:0 0 1.25rem;color:var(--soft)}
button,a.button{display:block;width:100%;min-height:3.25rem;padding:.75rem 1rem;border:0;border-radius:8px;background:var(--accent);color:var(--on-accent);font:inherit;font-weight:600;font-size:1.125rem;text-align:center;text-decoration:none}
a{color:var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:3px}
`.replaceAll(/\s+/g, ' ');

export const contentSecurityPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

export function pageFor(paged: Paged): string {
  const { title, body } = wordsFor(paged);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>Kept</title><style>${style}</style></head><body><main><h1>${escape(title)}</h1>${body}</main></body></html>`;
}

interface Words {
  readonly title: string;
  /** Markup; whatever is said in it by others has been escaped. */
  readonly body: string;
}

function wordsFor(paged: Paged): Words {
  switch (paged.kind) {
    case 'waiting':
      return {
        title: 'Someone needs you in Kept',
        body: `<p>Please answer by ${escape(paged.byTime)}. If you cannot, the next person is asked then.</p><form method="post"><button>I have it</button></form>`,
      };
    case 'yours':
      return {
        title: 'You have it',
        body: `<p>It is yours until ${escape(paged.untilTime)}. If nothing is written down by then, you are asked again.</p>${openKept(paged.link)}`,
      };
    case 'seen':
      return {
        title: 'Thank you',
        body: `<p>What is offered to you stands in Kept. Please accept or decline it there.</p>${openKept(paged.link)}`,
      };
    case 'taken':
      return {
        title: `${paged.name} has it`,
        body: `<p>Nothing is needed from you now.</p>${openKept(paged.link)}`,
      };
    case 'over':
      return {
        title: 'Nothing waits for you here',
        body: '<p>It has been answered, or is not asked any more.</p>',
      };
    case 'gone':
      return {
        title: 'This link leads nowhere any more',
        body: '<p>Sign in to Kept to see what waits for you.</p>',
      };
  }
}

const openKept = (address: string): string =>
  `<a class="button" href="${escape(address)}" rel="noreferrer">Open Kept</a>`;

function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
