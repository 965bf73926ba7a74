import { createServer, type RequestListener } from 'node:http';
import { createServer as createViteServer } from 'vite';
import { afterEach, describe, expect, it } from 'vitest';
import {
  createSandbox,
  kiwoomSandbox,
  SANDBOX_API_KEY,
  SANDBOX_API_SECRET,
  toNodeListener,
} from '../../src/sandbox.ts';
import { listen } from '../support/listen.ts';
import { ORDER } from './kit.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function serve(listener: RequestListener): Promise<string> {
  const { origin, close } = await listen(createServer(listener));
  closing.push(close);
  return origin;
}

async function token(home: string): Promise<string> {
  const body = JSON.stringify({ imp_key: SANDBOX_API_KEY, imp_secret: SANDBOX_API_SECRET });
  const answer = await fetch(`${home}/users/getToken`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  return (await answer.json()).response.access_token;
}

describe('on node:http', () => {
  it('reads bodies and headers, and answers as REST', async () => {
    const sandbox = createSandbox({ basePath: '/' });
    const home = await serve(toNodeListener(sandbox.fetch));
    const { imp_uid } = await sandbox.pay(ORDER);
    const answer = await fetch(`${home}/payments/${imp_uid}?include_sandbox=true`, {
      headers: { authorization: await token(home) },
    });
    expect(await answer.json()).toMatchObject({ code: 0, response: { imp_uid, status: 'paid' } });
  });

  it('breaks the connection under rest-cut, so that half an answer is not taken for a whole one', async () => {
    const sandbox = createSandbox({ basePath: '/' });
    const home = await serve(toNodeListener(sandbox.fetch));
    await sandbox.pay(ORDER);
    const authorization = await token(home);
    sandbox.setOutcome('rest-cut');
    const answer = await fetch(`${home}/payments/find/order_1`, { headers: { authorization } });
    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow(/terminated/);
  });

  it('turns a handler that throws into a 500', async () => {
    const home = await serve(toNodeListener(() => Promise.reject(new Error('broken'))));
    expect((await fetch(home)).status).toBe(500);
  });
});

describe('as a Vite plugin', () => {
  it('answers below its base path and shares a sandbox it is given', async () => {
    const sandbox = createSandbox();
    const vite = await createViteServer({
      configFile: false,
      logLevel: 'silent',
      appType: 'custom',
      plugins: [kiwoomSandbox({ sandbox })],
      server: { middlewareMode: true, ws: false },
      optimizeDeps: { noDiscovery: true },
    });
    closing.push(() => vite.close());
    const home = await serve((req, res) => vite.middlewares(req, res, () => res.writeHead(418).end()));

    await sandbox.pay(ORDER);
    expect(await (await fetch(`${home}/__sandbox/control/payments`)).json()).toMatchObject([
      { merchant_uid: 'order_1' },
    ]);
    expect(await (await fetch(`${home}/__sandbox/v1/iamport.js`)).text()).toContain('IMP');
    expect((await fetch(`${home}/elsewhere`)).status).toBe(418);
  });
});
