/** Out through a real Kannel, and its reports and answers back. Without the package `kannel` there is nothing to try. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '#adapters/free-port.ts';
import { openGatewayCarrier } from '#adapters/gateway.ts';
import { inboundQuery } from '#adapters/gateway-ear.ts';
import { systemClock } from '#adapters/system-clock.ts';
import type { Carrier, Medium } from '#engine/ports.ts';
import { ben } from './cast.ts';
import { silentLog, testSecret } from './database.ts';
import { type House, openHouse } from './house.ts';
import { hasKannel, type Kannel, openKannel } from './kannel.ts';

describe.skipIf(!hasKannel)(
  'a real Kannel (skipped where it is not installed: apt-get install kannel)',
  () => {
    let house: House;
    let kannel: Kannel;
    beforeAll(async () => {
      const port = await freePort();
      const sendsmsPort = await freePort();
      const publicAddress = `http://127.0.0.1:${port}`;
      const carrier = openGatewayCarrier({
        url: `http://kept:gate%3Away@127.0.0.1:${sendsmsPort}/cgi-bin/sendsms`,
        from: '+14155550100',
        publicAddress,
        secret: testSecret,
        log: silentLog,
        clock: systemClock,
      });
      const carriers = new Map<Medium, Carrier>([['sms', carrier]]);
      house = await openHouse({ at: 'Tuesday 14:00', who: [ben], carriers, publicAddress });
      const { api } = await house.web();
      await api.listen({ host: '127.0.0.1', port });
      kannel = await openKannel(
        sendsmsPort,
        `${publicAddress}/api/v1/inbound-texts?${inboundQuery(testSecret)}`,
      );
    }, 60_000);
    afterAll(async () => {
      await kannel?.close();
      await house?.close();
    });

    const until = { timeout: 20_000 };
    const states = async () => Object.values((await house.caseOf(ben)).messages).map(({ state }) => state);
    const readings = async () => (await house.caseOf(ben)).replies.map(({ reading }) => reading);

    test('a check-in reaches the network, and the network says that it arrived', async () => {
      await house.misses(ben);
      await expect.poll(() => kannel.network.join('\n'), until).toContain(ben.mobile);
      expect(kannel.network.join('\n')).toMatch(/see\+you\+yet/);
      await expect.poll(states, until).toEqual(['delivered']);
    });

    test('an answer comes back, with the lines that it was written in', async () => {
      const before = kannel.network.length;
      kannel.receives(ben.mobile, 'STOP\nI want to die');
      await expect.poll(readings, until).toEqual(['not-ok']);
      expect((await house.caseOf(ben)).withdrawnChannels).toHaveLength(1);
      expect(kannel.network, 'nothing rings back').toHaveLength(before);
    });

    test('whoever does not know the seal is not heard', async () => {
      const { api } = await house.web();
      const query = inboundQuery('another secret')
        .replace('%p', '%2B19175550151')
        .replace('%a', 'OK')
        .replace('%b', 'OK');
      const answer = await api.inject({
        url: `/api/v1/inbound-texts?${query.replace('%P', '1').replace('%I', 'x')}`,
      });
      expect(answer.statusCode).toBe(403);
    });
  },
);
