/** One way to the server: JSON there, JSON back, and every refusal as words for a person. */

export interface FieldWords {
  readonly field: string;
  readonly reason: string;
  readonly wayOut: string;
}

/** What the server said no with; `code` is stable, `message` is for people. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: readonly FieldWords[];

  constructor(status: number, code: string, message: string, fields: readonly FieldWords[]) {
    super(message);
    this.name = 'Refused';
    this.status = status;
    this.code = code;
    this.fields = fields;
  }
}

export async function callServer<Answer>(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: object,
  /** Goes on also when the page is left at once. */
  keepalive = false,
): Promise<Answer> {
  return send<Answer>(path, {
    method,
    keepalive,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
}

/** A file as it is, under a media type that the server knows. */
export function sendFile<Answer>(path: string, file: Blob, type: string): Promise<Answer> {
  return send<Answer>(path, { method: 'POST', headers: { 'content-type': type }, body: file });
}

async function send<Answer>(path: string, request: RequestInit): Promise<Answer> {
  const response = await fetch(`/api/v1${path}`, request).catch(() => {
    throw new Refused(
      0,
      'server-away',
      'Kept cannot be reached at the moment. Nothing was lost; try again.',
      [],
    );
  });
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  const answer: unknown = isJson ? await response.json() : undefined;
  if (response.ok) return answer as Answer;
  throw refusedBy(response.status, answer);
}

function refusedBy(status: number, answer: unknown): Refused {
  const problem = (answer ?? {}) as { code?: string; detail?: string; title?: string; fields?: FieldWords[] };
  const words = problem.detail ?? problem.title ?? 'That did not work. Try again in a moment.';
  return new Refused(status, problem.code ?? 'unknown', words, problem.fields ?? []);
}

/** Kept, or what it stands on, cannot be reached: nothing is wrong with what was asked, and it will work again. */
export const isAway = (error: unknown): boolean =>
  error instanceof Refused && (error.code === 'server-away' || error.code === 'database-away');

/** Nobody is signed in here any more, or never was. */
export const isSignedOut = (error: unknown): error is Refused =>
  error instanceof Refused && error.status === 401;

/** Whoever is signed in may not; the server's words say who may. */
export const isNotAllowed = (error: unknown): error is Refused =>
  error instanceof Refused && error.status === 403;

/** What the server said about fields, in the form that Mantine's forms take. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof Refused)) return {};
  return Object.fromEntries(
    error.fields.map(({ field, reason, wayOut }) => [field, sentence(reason, wayOut)]),
  );
}

function sentence(reason: string, wayOut: string): string {
  const between = /[.!?:;,]$/.test(reason) || wayOut === '' ? ' ' : '; ';
  return `${reason}${between}${wayOut}`.trim();
}

export function inWords(error: unknown): string {
  return error instanceof Refused ? error.message : 'That did not work. Try again in a moment.';
}
