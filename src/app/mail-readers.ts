/** Who hears what comes in by mail, whichever way it comes. */
import { reportDelivery } from '#engine/delivery-reports.ts';
import type { Engine } from '#engine/run.ts';
import { hearMail } from '#features/cases/hear-mail.ts';
import type { InboundReaders } from '#features/outreach/inbound-mail.ts';

export const mailReaders = (engine: Engine): InboundReaders => ({
  onBounce: (practiceId, report) => reportDelivery(engine, practiceId, report),
  onMail: (practiceId, mail) => hearMail(engine, practiceId, mail),
});
