/** Who hears what comes in by mail, whichever way it comes. */
import { Problem } from '#core/problem.ts';
import { reportDelivery } from '#engine/delivery-reports.ts';
import { hearMail } from '#features/cases/hear-mail.ts';
import { takeInMailOf } from '#features/cases/take-in-text.ts';
import type { InboundReaders } from '#features/outreach/inbound-mail.ts';
import type { Program } from './program.ts';

/** Throws for what is neither an answer nor from a client, so that whoever delivers it hands it to a person instead. */
export const mailReaders = ({ engine, texts }: Program): InboundReaders => ({
  onBounce: (practiceId, report) => reportDelivery(engine, practiceId, report),
  async onMail(practiceId, mail) {
    if (await hearMail(engine, practiceId, mail)) return;
    if (!(await takeInMailOf(texts, practiceId, mail))) throw answersNothing();
  },
});

const answersNothing = (): Problem =>
  new Problem(
    'not-found',
    'answers-nothing',
    'This mail answers no message of this practice, and no client has the address that it came from. Deliver it to a person.',
  );
