import type { PaymentWire } from '../../src/wire/rest.ts';

/** What a request looked like when it reached the API. */
export interface Seen {
  method: string;
  path: string;
  query: [string, string][];
  headers: Record<string, string>;
  body: unknown;
  redirect: string | undefined;
}

export type Reply = Response | Error | 'silence';
type Answer = (seen: Seen) => Reply | Promise<Reply>;

export const KEY = 'key-3051';
export const SECRET = 'secret-of-the-shop-9f3c';
export const TOKEN = 'token-a17e';

export function envelope(
  response: unknown,
  { status = 200, code = 0, message = null as string | null } = {},
): Response {
  return Response.json({ code, message, response }, { status });
}

export function refusal(message: string, { status = 200, code = -1 } = {}): Response {
  return Response.json({ code, message, response: null }, { status });
}

export function token(access_token = TOKEN, { now = 1_000, life = 1_800 } = {}): Response {
  return envelope({ access_token, now, expired_at: now + life });
}

/** An API that answers with `answer`, and notes every request. Tokens are handed out unless `issue` says otherwise. */
export function fakeApi(answer: Answer, issue: Answer = () => token()) {
  const calls: Seen[] = [];
  const tokenCalls: Seen[] = [];
  async function fetch(url: string, init: RequestInit): Promise<Response> {
    const { pathname, searchParams } = new URL(url);
    const body = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
    const headers = Object.fromEntries(new Headers(init.headers).entries());
    const seen: Seen = {
      method: init.method ?? 'GET',
      path: pathname,
      query: [...searchParams],
      headers,
      body,
      redirect: init.redirect,
    };
    const isToken = pathname === '/users/getToken';
    (isToken ? tokenCalls : calls).push(seen);
    const reply = await (isToken ? issue : answer)(seen);
    if (reply === 'silence') return new Promise(() => undefined);
    if (reply instanceof Error) throw reply;
    return reply;
  }
  return { fetch, calls, tokenCalls };
}

/** Answers one after the other; the last one stays. */
export function inTurn(...replies: (() => Reply)[]): Answer {
  let turn = 0;
  return () => {
    const reply = replies[Math.min(turn, replies.length - 1)];
    turn += 1;
    return reply?.() ?? new Error('no reply was set');
  };
}

export function paymentWire(over: Partial<PaymentWire> = {}): PaymentWire {
  return {
    imp_uid: 'imp_1',
    merchant_uid: 'order-1',
    amount: 64_900,
    cancel_amount: 0,
    currency: 'KRW',
    status: 'paid',
    sandbox: false,
    pay_method: 'card',
    pg_provider: 'daou',
    card_name: '신한카드',
    card_quota: 3,
    card_number: '5409-****-****-1234',
    started_at: 1_700_000_000,
    paid_at: 1_700_000_060,
    failed_at: 0,
    cancelled_at: 0,
    receipt_url: 'https://receipt.example/1',
    cancel_history: [],
    ...over,
  };
}

export function networkTrouble(): Error {
  return Object.assign(new TypeError(`fetch failed, header was "Bearer ${TOKEN}"`), {
    cause: Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
  });
}
