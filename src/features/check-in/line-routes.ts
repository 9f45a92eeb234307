/** Which crisis lines the client's page shows, so that whoever sets up a practice can look at them beforehand. */
import { z } from 'zod';
import { type Api, signedIn } from '#features/access/facts.ts';
import { crisisLines, crisisLinesOf, lineFinder } from './crisis-lines.ts';

const linesQuery = z.strictObject({
  country: z.string().regex(/^[A-Z]{2}$/, 'It is not a country code of two capital letters, such as GB.'),
});

const linesAnswer = z.strictObject({
  known: z
    .boolean()
    .describe('False where Kept knows no line of this country, and shows what works most widely'),
  lines: z.array(
    z.strictObject({
      kind: z.enum(['listening', 'emergency']),
      name: z.string(),
      call: z.string().nullable(),
      press: z.string().nullable(),
      textTo: z.string().nullable(),
      textWords: z.string().nullable(),
      verifiedOn: z.iso.date(),
    }),
  ),
  finder: z.url().describe('Where people find lines of any country'),
});

export function crisisLineRoutes(api: Api): void {
  api.get(
    '/crisis-lines',
    {
      config: { rule: signedIn('Numbers that everybody may know') },
      schema: {
        summary: 'The crisis lines and emergency numbers that clients of a country are shown',
        tags: ['check-in'],
        querystring: linesQuery,
        response: { 200: linesAnswer },
      },
    },
    async ({ query: { country } }) => ({
      known: country in crisisLines,
      lines: crisisLinesOf(country).map(({ kind, name, call, press, text, verifiedOn }) => ({
        kind,
        name,
        call,
        press: press?.['default'] ?? null,
        textTo: text?.to ?? null,
        textWords: text?.words['default'] ?? null,
        verifiedOn,
      })),
      finder: lineFinder,
    }),
  );
}
