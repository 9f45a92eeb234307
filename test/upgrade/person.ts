/** Somebody at a browser, who may be led to an old process by one request and to a new one by the next. */
import { secretOf, testPassword, timedCode } from '#test/sign-in.ts';

/** Both processes say that they are reached here, as behind one proxy. */
export const publicAddress = 'http://localhost:8420';

export interface Answer {
  readonly status: number;
  // Each version has shapes of its own.
  readonly body: Record<string, unknown>;
}

export class Person {
  readonly #jar = new Map<string, string>();

  async post(address: string, path: string, body: object): Promise<Answer> {
    return this.#call(address, 'POST', path, JSON.stringify(body));
  }

  async get(address: string, path: string): Promise<Answer> {
    return this.#call(address, 'GET', path);
  }

  /** What was asked for, or an error that says what was answered. */
  async puts(address: string, path: string, body: object): Promise<Record<string, unknown>> {
    const answer = await this.post(address, path, body);
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  async #call(address: string, method: string, path: string, body?: string): Promise<Answer> {
    const cookie = [...this.#jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(`${address}/api/v1${path}`, {
      method,
      headers: {
        origin: publicAddress,
        ...(cookie && { cookie }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body }),
    });
    for (const set of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (name && value !== undefined) this.#jar.set(name, value);
    }
    const text = await response.text();
    return { status: response.status, body: text === '' ? {} : JSON.parse(text) };
  }
}

/** Follows the one-time link that a first start prints: a practice, its owner, and the owner signed in with both factors. */
export async function setUpPractice(
  address: string,
  link: string,
): Promise<{ ada: Person; staffId: string }> {
  const ada = new Person();
  const email = 'ada@riverside.example';
  const { staffId } = await ada.puts(address, '/set-up', {
    token: new URL(link).hash.slice(1),
    practice: { name: 'Riverside Practice', timeZone: 'America/New_York', country: 'US' },
    person: { name: 'Dr Ada Okafor', email, password: testPassword },
  });
  await ada.puts(address, '/sign-in', { email, password: testPassword });
  const { uri } = await ada.puts(address, '/me/authenticator', { password: testPassword });
  const code = timedCode(secretOf(String(uri)), Date.now());
  await ada.puts(address, '/me/authenticator/confirmation', { code });
  return { ada, staffId: String(staffId) };
}

/** A client with one mail address, whom nobody has seen at a session that began a quarter of an hour ago. */
export async function missedClient(
  by: Person,
  address: string,
  staffId: string,
  name: string,
): Promise<string> {
  const { id } = await by.puts(address, '/clients', {
    preferredName: name,
    timeZone: 'America/New_York',
    language: 'en',
    country: 'US',
    clinicianId: staffId,
  });
  await by.puts(address, `/clients/${id}/channels`, {
    kind: 'email',
    address: mailOf(name),
    label: 'own',
    allowed: true,
    safeHours: { from: '00:00', to: '24:00', weekdays: [1, 2, 3, 4, 5, 6, 7] },
  });
  await by.puts(address, '/sessions', {
    clientIds: [id],
    clinicianId: staffId,
    start: new Date(Date.now() - 16 * 60_000).toISOString().slice(0, 19),
    zone: 'UTC',
  });
  return String(id);
}

export const mailOf = (name: string) => `${name.toLowerCase()}@example.com`;
