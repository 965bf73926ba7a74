import {
  createSandbox,
  SANDBOX_API_KEY,
  SANDBOX_API_SECRET,
  type Sandbox,
  type SandboxOptions,
} from '../../src/sandbox.ts';

export const HOME = 'http://shop.test/__sandbox';

/** A request that PortOne would take. */
export const ORDER = {
  channelKey: 'channel-key-sandbox',
  pay_method: 'card',
  merchant_uid: 'order_1',
  name: '두부 한 모',
  amount: 60_000,
  digital: false,
  m_redirect_url: 'https://shop.test/done?kept=1',
};

/** A clock that stands still until it is moved. */
export function createClock(start = Date.UTC(2026, 10, 23, 8)) {
  let time = start;
  return {
    now: () => time,
    seconds: () => Math.floor(time / 1000),
    pass(seconds: number) {
      time += seconds * 1000;
    },
  };
}

export async function send(
  sandbox: Sandbox,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
) {
  const init = body === undefined ? {} : { body: JSON.stringify(body) };
  const request = new Request(HOME + path, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...init,
  });
  return sandbox.fetch(request);
}

export async function call(sandbox: Sandbox, method: string, path: string, body?: unknown, token?: string) {
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const answer = await send(sandbox, method, path, body, headers);
  const { code, message, response } = await answer.json();
  return { status: answer.status, code, message, response };
}

export async function tokenOf(sandbox: Sandbox): Promise<string> {
  const { response } = await call(sandbox, 'POST', '/users/getToken', {
    imp_key: SANDBOX_API_KEY,
    imp_secret: SANDBOX_API_SECRET,
  });
  return response.access_token;
}

/** A sandbox with a token, and a shop that remembers its webhooks. */
export async function open(options: SandboxOptions = {}) {
  const heard: { url: string; body: string; contentType: string | null }[] = [];
  const sandbox = createSandbox({
    webhookUrl: 'http://localhost:3000/webhook',
    fetch: async (input, init) => {
      heard.push({
        url: String(input),
        body: String(init?.body),
        contentType: new Headers(init?.headers).get('content-type'),
      });
      return new Response(null, { status: 200 });
    },
    ...options,
  });
  const token = await tokenOf(sandbox);
  const rest = (method: string, path: string, body?: unknown) => call(sandbox, method, path, body, token);
  return { sandbox, heard, rest, token };
}
