/** The program as `kept serve --role worker` composes it, with a provider that can be asked in place of the mail server. */
import { compose } from '#app/compose.ts';
import { loadConfig } from '#app/load-config.ts';
import type { Medium } from '#engine/ports.ts';
import { textCarrier } from './text-provider.ts';

const [provider = ''] = process.argv.slice(2);
const reading = await loadConfig(process.env);
if (reading.kind === 'problems') throw new Error(reading.problems.map(({ reason }) => reason).join());
const media: readonly Medium[] = ['sms', 'email'];
await compose(reading.config, {
  role: 'worker',
  carriers: new Map(media.map((medium) => [medium, textCarrier(medium, provider)])),
});
process.stdout.write('Kept is working.\n');
