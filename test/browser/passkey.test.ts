/** Passkeys, made and shown by a real browser with an authenticator held by the test. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { freePort } from '#adapters/free-port.ts';
import { type HttpHouse, openHttp, type StaffMember, settleStaff } from '#test/open-http.ts';
import { ensurePassword, testPassword } from '#test/sign-in.ts';
import { theChromium } from './open-screens.ts';

let house: HttpHouse;
let browser: Browser;
let folder: string;
let base: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kept-passkey-'));
  await writeFile(join(folder, 'index.html'), '<title>Kept</title>');
  const port = await freePort('localhost');
  base = `http://localhost:${port}`;
  house = await openHttp({ world: { publicAddress: base }, deps: { staticFolder: folder } });
  await house.api.listen({ host: 'localhost', port });
  browser = await theChromium();
});
afterAll(async () => {
  await house?.close();
  await rm(folder, { recursive: true });
});

let page: Page;
let devices: CDPSession;
let authenticatorId: string;
beforeEach(async () => {
  page = await (await browser.newContext()).newPage();
  devices = await page.context().newCDPSession(page);
  await devices.send('WebAuthn.enable');
  await holdAuthenticator({ makesSureOfPerson: true });
  await page.goto(base);
});
afterEach(() => page.context().close());

test('a passkey is set up, and from then on signs in by itself', async () => {
  const { owner } = await settleStaff(house, 'owner');
  await signInWithPassword(owner);
  expect(await call('GET', '/practice')).toMatchObject([403, { code: 'second-factor-needed' }]);
  expect(await addPasskey()).toEqual([204, null]);
  expect(await call('GET', '/me')).toMatchObject([200, { secondFactor: 'given' }]);
  expect(await call('GET', '/me/passkeys')).toMatchObject([200, { passkeys: [{ name: 'This laptop' }] }]);

  await call('POST', '/sign-out');
  expect(await call('GET', '/me')).toMatchObject([401, {}]);
  expect(await showPasskey()).toEqual([200, { next: 'done' }]);
  expect(await call('GET', '/practice')).toMatchObject([200, { name: 'Riverside Practice' }]);
});

test('whoever has a passkey gets nowhere with the password alone', async () => {
  const { supervisor } = await settleStaff(house, 'supervisor');
  await signInWithPassword(supervisor);
  await addPasskey();
  await call('POST', '/sign-out');
  await signInWithPassword(supervisor);
  expect(await call('GET', '/practice')).toMatchObject([403, { code: 'second-factor-needed' }]);
  expect(await call('GET', '/me/passkeys/options')).toMatchObject([403, { code: 'second-factor-needed' }]);
});

test('a passkey that does not make sure of the person is not accepted', async () => {
  const { clinician } = await settleStaff(house, 'clinician');
  await signInWithPassword(clinician);
  await devices.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
  await holdAuthenticator({ makesSureOfPerson: false });
  expect(await addPasskey('discouraged')).toMatchObject([403, { code: 'passkey-without-check' }]);

  await devices.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
  await holdAuthenticator({ makesSureOfPerson: true });
  expect(await addPasskey()).toEqual([204, null]);
  await call('POST', '/sign-out');
  await devices.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  expect(await showPasskey('discouraged')).toMatchObject([403, { code: 'passkey-without-check' }]);
  expect(await call('GET', '/me')).toMatchObject([401, {}]);
});

test('a removed passkey opens nothing', async () => {
  const { clinician } = await settleStaff(house, 'clinician');
  await signInWithPassword(clinician);
  await addPasskey();
  const [, listed] = await call('GET', '/me/passkeys');
  const [{ id }] = (listed as { passkeys: [{ id: string }] }).passkeys;
  expect(await call('DELETE', `/me/passkeys/${id}`)).toEqual([204, null]);
  await call('POST', '/sign-out');
  expect(await showPasskey()).toMatchObject([401, { code: 'passkey-not-accepted' }]);
});

test('an answer to one question is no answer to the next', async () => {
  const { clinician } = await settleStaff(house, 'clinician');
  await signInWithPassword(clinician);
  await addPasskey();
  await call('POST', '/sign-out');
  const answer = await answerOf((await call('GET', '/sign-in/passkey'))[1] as object);
  expect(await call('POST', '/sign-in/passkey', { response: answer })).toMatchObject([200, {}]);
  await call('POST', '/sign-out');
  expect(await call('POST', '/sign-in/passkey', { response: answer })).toMatchObject([410, {}]);
  await call('GET', '/sign-in/passkey');
  expect((await call('POST', '/sign-in/passkey', { response: answer }))[0]).toBeGreaterThanOrEqual(400);
});

/** A phone that asks for a finger, or a bare key that anyone who finds it can touch. */
async function holdAuthenticator({ makesSureOfPerson }: { makesSureOfPerson: boolean }): Promise<void> {
  const options = {
    protocol: 'ctap2',
    transport: makesSureOfPerson ? 'internal' : 'usb',
    hasResidentKey: makesSureOfPerson,
    hasUserVerification: makesSureOfPerson,
    isUserVerified: makesSureOfPerson,
    automaticPresenceSimulation: true,
  } as const;
  ({ authenticatorId } = await devices.send('WebAuthn.addVirtualAuthenticator', { options }));
}

async function signInWithPassword(person: StaffMember): Promise<void> {
  await ensurePassword(house, person);
  const { email } = person;
  expect(await call('POST', '/sign-in', { email, password: testPassword })).toEqual([200, { next: 'done' }]);
}

async function addPasskey(userVerification?: 'discouraged'): Promise<[number, unknown]> {
  const [, options] = await call('GET', '/me/passkeys/options');
  const response = await page.evaluate(
    async ({ json, wish }) => {
      const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(json);
      if (wish !== undefined)
        publicKey.authenticatorSelection = { userVerification: wish, residentKey: wish };
      const credential = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential;
      return credential.toJSON() as object;
    },
    {
      json: options as PublicKeyCredentialCreationOptionsJSON,
      wish: userVerification,
    },
  );
  return call('POST', '/me/passkeys', { name: 'This laptop', response });
}

async function showPasskey(userVerification?: 'discouraged'): Promise<[number, unknown]> {
  const [, options] = await call('GET', '/sign-in/passkey');
  const question = { ...(options as object), ...(userVerification && { userVerification }) };
  return call('POST', '/sign-in/passkey', { response: await answerOf(question) });
}

function answerOf(question: object): Promise<object> {
  return page.evaluate(async (json) => {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(json);
    const credential = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential;
    return credential.toJSON() as object;
  }, question as PublicKeyCredentialRequestOptionsJSON);
}

/** From within the page, as the screens do it. */
function call(method: string, path: string, body?: object): Promise<[number, unknown]> {
  return page.evaluate(
    async ({ method, path, body }) => {
      const json = { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
      const response = await fetch(`/api/v1${path}`, { method, ...(body !== undefined && json) });
      const text = await response.text();
      return [response.status, text === '' ? null : (JSON.parse(text) as unknown)];
    },
    { method, path, body },
  );
}
