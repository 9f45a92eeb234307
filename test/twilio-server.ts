/**
 * Twilio's part that Kept uses, on this machine. It takes only what Twilio's OpenAPI description allows for CreateMessage,
 * ListMessage, CreateCall, ListCall and FetchAccount (github.com/twilio/twilio-oai, spec/json/twilio_api_v2010.json), and misbehaves when told to.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

export const twilioAccount = {
  accountSid: `AC${'1'.repeat(32)}`,
  authToken: 'f'.repeat(32),
  from: '+14155550100',
};

export interface SentText {
  readonly sid: string;
  readonly to: string;
  readonly text: string;
  readonly statusCallback: string | null;
  readonly validSeconds: number;
}

export interface MadeCall {
  readonly sid: string;
  readonly to: string;
  readonly twiml: string;
  readonly statusCallback: string | null;
}

type Happening =
  | { readonly status: number; readonly code?: number }
  /** Hangs up, before or after the text was taken. */
  | 'drop'
  | 'drop-after-keeping';

export interface TwilioServer {
  readonly origin: string;
  readonly texts: readonly SentText[];
  readonly calls: readonly MadeCall[];
  /** Every request that Twilio would have refused as malformed, in words. */
  readonly malformed: readonly string[];
  /** What the next text to this number meets; said twice, the next two. */
  meets(to: string, what: Happening): void;
  /** Twilio's listings answer with this status from now on; null mends them. */
  listingsFail(status: number | null): void;
  /** As an account is set up that lets Twilio forget words at once. */
  forgetsWords(): void;
  close(): Promise<void>;
}

const number = z.string().regex(/^\+[1-9]\d{1,14}$/);
const createMessage = z
  .strictObject({
    To: number,
    Body: z.string().min(1).max(1600),
    From: z.string().optional(),
    MessagingServiceSid: z
      .string()
      .regex(/^MG[0-9a-f]{32}$/)
      .optional(),
    StatusCallback: z.url({ protocol: /^https?$/ }).optional(),
    ValidityPeriod: z.coerce.number().int().min(1).max(36_000).optional(),
  })
  .refine((text) => (text.From === undefined) !== (text.MessagingServiceSid === undefined));
const createCall = z.strictObject({
  To: number,
  From: number,
  Twiml: z.string().min(1).max(4000),
  Timeout: z.coerce.number().int().min(5).max(600),
  MachineDetection: z.enum(['Enable', 'DetectMessageEnd']),
  StatusCallback: z.url({ protocol: /^https?$/ }).optional(),
  StatusCallbackEvent: z.enum(['initiated', 'ringing', 'answered', 'completed']).optional(),
});
const listMessages = z.strictObject({
  To: number.optional(),
  PageSize: z.coerce.number().max(1000).optional(),
});

export async function openTwilioServer(): Promise<TwilioServer> {
  const texts: (SentText & { readonly at: Date })[] = [];
  const calls: (MadeCall & { readonly at: Date })[] = [];
  const malformed: string[] = [];
  const plans = new Map<string, Happening[]>();
  let listingStatus: number | null = null;
  let remembers = true;
  const base = `/2010-04-01/Accounts/${twilioAccount.accountSid}`;

  function create(form: Record<string, string>, response: ServerResponse): void {
    const parsed = createMessage.safeParse(form);
    if (!parsed.success) {
      malformed.push(z.prettifyError(parsed.error));
      return refuse(response, 400, 20001);
    }
    const { To: to, Body: text, StatusCallback, ValidityPeriod = 36_000 } = parsed.data;
    const plan = plans.get(to)?.shift();
    if (plan === 'drop') return void response.socket?.destroy();
    if (typeof plan === 'object') return refuse(response, plan.status, plan.code);
    const sid = `SM${String(texts.length + 1).padStart(32, '0')}`;
    const sent = {
      sid,
      to,
      text,
      statusCallback: StatusCallback ?? null,
      validSeconds: ValidityPeriod,
      at: new Date(),
    };
    texts.push(sent);
    if (plan === 'drop-after-keeping') return void response.socket?.destroy();
    answer(response, 201, resource(sent));
  }

  function call(form: Record<string, string>, response: ServerResponse): void {
    const parsed = createCall.safeParse(form);
    if (!parsed.success) {
      malformed.push(z.prettifyError(parsed.error));
      return refuse(response, 400, 20001);
    }
    const { To: to, Twiml: twiml, StatusCallback } = parsed.data;
    const plan = plans.get(to)?.shift();
    if (plan === 'drop') return void response.socket?.destroy();
    if (typeof plan === 'object') return refuse(response, plan.status, plan.code);
    const sid = `CA${String(calls.length + 1).padStart(32, '0')}`;
    const made = { sid, to, twiml, statusCallback: StatusCallback ?? null, at: new Date() };
    calls.push(made);
    if (plan === 'drop-after-keeping') return void response.socket?.destroy();
    answer(response, 201, callResource(made));
  }

  function callResource({ sid, to, at }: (typeof calls)[number]): object {
    const dates = { date_created: at.toUTCString(), date_updated: at.toUTCString() };
    return { sid, to, from: twilioAccount.from, direction: 'outbound-api', status: 'queued', ...dates };
  }

  function listCalls(query: Record<string, string>, response: ServerResponse): void {
    if (listingStatus !== null) return refuse(response, listingStatus);
    const found = calls.filter(({ to }) => to === query.To).map(callResource);
    answer(response, 200, { calls: found.toReversed(), next_page_uri: null, page: 0, page_size: 20 });
  }

  function list(query: Record<string, string>, response: ServerResponse): void {
    const parsed = listMessages.safeParse(query);
    if (!parsed.success) {
      malformed.push(z.prettifyError(parsed.error));
      return refuse(response, 400, 20001);
    }
    if (listingStatus !== null) return refuse(response, listingStatus);
    const messages = texts.filter(({ to }) => to === parsed.data.To).map(resource);
    answer(response, 200, { messages: messages.toReversed(), next_page_uri: null, page: 0, page_size: 50 });
  }

  function resource({ sid, to, text, at }: (typeof texts)[number]): object {
    return {
      account_sid: twilioAccount.accountSid,
      api_version: '2010-04-01',
      body: remembers ? text : '',
      date_created: at.toUTCString(),
      date_sent: null,
      date_updated: at.toUTCString(),
      direction: 'outbound-api',
      error_code: null,
      error_message: null,
      from: twilioAccount.from,
      messaging_service_sid: null,
      num_media: '0',
      num_segments: '1',
      price: null,
      price_unit: 'USD',
      sid,
      status: 'queued',
      subresource_uris: {},
      to,
      uri: `${base}/Messages/${sid}.json`,
    };
  }

  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const url = new URL(request.url ?? '', 'http://localhost');
    const expected = Buffer.from(`${twilioAccount.accountSid}:${twilioAccount.authToken}`).toString('base64');
    if (request.headers.authorization !== `Basic ${expected}`) return refuse(response, 401, 20003);
    const asked = `${request.method} ${url.pathname}`;
    if (asked === `GET ${base}.json`)
      return answer(response, 200, { sid: twilioAccount.accountSid, status: 'active', type: 'Full' });
    if (asked === `GET ${base}/Messages.json`) return list(Object.fromEntries(url.searchParams), response);
    if (asked === `POST ${base}/Messages.json` && request.headers['content-type'] === form)
      return create(Object.fromEntries(new URLSearchParams(body)), response);
    if (asked === `GET ${base}/Calls.json`) return listCalls(Object.fromEntries(url.searchParams), response);
    if (asked === `POST ${base}/Calls.json` && request.headers['content-type'] === form)
      return call(Object.fromEntries(new URLSearchParams(body)), response);
    malformed.push(asked);
    return refuse(response, 404, 20404);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    texts,
    calls,
    malformed,
    meets: (to, what) => void plans.set(to, [...(plans.get(to) ?? []), what]),
    listingsFail: (status) => {
      listingStatus = status;
    },
    forgetsWords: () => {
      remembers = false;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

const form = 'application/x-www-form-urlencoded';

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** Twilio's message quotes the number; nothing of it may come through. */
function refuse(response: ServerResponse, status: number, code?: number): void {
  const said = { code, message: 'The number +447700900101 was refused', more_info: '', status };
  answer(response, status, code === undefined ? { status } : said);
}
