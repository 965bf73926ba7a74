import { get, request as httpRequest, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { toNodeListener } from '../../src/node/node-listener.ts';
import { type Echoed, echo, type Handler, serve, serveHandler } from './echo-server.ts';
import { sendRaw } from './raw-http.ts';

function deferred<T>() {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

describe('an answer', () => {
  it('to HEAD has the headers and no body', async () => {
    const { origin } = await serveHandler(echo);
    const raw = await sendRaw(origin, 'HEAD / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    const [head, ...rest] = raw.split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 200/);
    expect(head?.toLowerCase()).toContain('content-type: application/json');
    expect(rest).toEqual(['']);
  });

  it.each([204, 304])('of %i has no body', async (status) => {
    const { origin } = await serveHandler(async () => new Response(null, { status }));
    expect((await fetch(origin)).status).toBe(status);
  });

  it('is a 500 where the handler rejects, throws or answers with nothing, and onError receives the reason', async () => {
    const reason = new Error('broken');
    const broken: Handler[] = [
      () => Promise.reject(reason),
      () => {
        throw reason;
      },
      async () => undefined as never,
    ];
    for (const handler of broken) {
      const { origin, onError } = await serveHandler(handler);
      const answer = await fetch(origin);
      expect([answer.status, answer.headers.get('cache-control'), await answer.json()]).toMatchObject([
        500,
        'no-store',
        { code: 'server-error' },
      ]);
      expect(onError).toHaveBeenCalledTimes(1);
      expect(onError.mock.calls[0]?.[0]).toBeInstanceOf(Error);
    }
  });

  it('is given though onError fails as well', async () => {
    const onError = () => {
      throw new Error('the log is full');
    };
    const { origin } = await serveHandler(() => Promise.reject(new Error('broken')), { onError });
    expect((await fetch(origin)).status).toBe(500);
  });

  it('breaks off where its body does, so that half of it is not taken for the whole', async () => {
    const body = () =>
      new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('half'));
        },
        pull(controller) {
          controller.error(new Error('broken'));
        },
      });
    const { origin } = await serveHandler(async () => new Response(body()));
    const answer = await fetch(origin);
    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow(/terminated/);
  });

  it('is not written after something else answered', async () => {
    const long = 'timeout '.repeat(5_000_000);
    const listener = toNodeListener(async () => new Response('late'));
    const origin = await serve((req, res) => {
      listener(req, res);
      res.writeHead(503).end(long);
    });
    const answer = await fetch(origin);
    expect([answer.status, await answer.text()]).toEqual([503, long]);
  });

  it('that something else ends in its middle ends neither the process nor the server', async () => {
    const second = deferred<void>();
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(new Uint8Array([65])),
      async pull(controller) {
        await second.promise;
        controller.enqueue(new Uint8Array([66]));
        controller.close();
      },
    });
    const listener = toNodeListener(async () => new Response(body));
    const origin = await serve((req, res) => {
      if (req.url === '/alive') return void res.end('yes');
      listener(req, res);
      setTimeout(() => {
        // Too much to be gone at once: what is written after it comes before its end.
        res.end(Buffer.alloc(20_000_000));
        second.resolve();
      }, 20);
    });
    await (await fetch(origin)).text().catch(() => undefined);
    expect(await (await fetch(`${origin}/alive`)).text()).toBe('yes');
  });

  it('to HEAD does not wait for a body that never ends', async () => {
    const cancelled = deferred<void>();
    const body = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(1_000)),
      cancel: () => cancelled.resolve(),
    });
    const { origin } = await serveHandler(async () => new Response(body));
    expect((await fetch(origin, { method: 'HEAD' })).status).toBe(200);
    await cancelled.promise;
  });
});

describe('a caller that hangs up', () => {
  it('ends neither the process nor the handler, whose signal says it', async () => {
    const seen = deferred<AbortSignal>();
    const goOn = deferred<void>();
    const { origin, onError } = await serveHandler(async (request) => {
      seen.resolve(request.signal);
      await goOn.promise;
      return new Response(new Blob(['x'.repeat(1_000_000)]).stream());
    });
    const call = get(origin);
    call.on('error', () => undefined);
    const signal = await seen.promise;
    call.destroy();
    await vi.waitFor(() => expect(signal.aborted).toBe(true));
    goOn.resolve();
    // The server is alive, and still answers.
    expect((await fetch(origin)).status).toBe(200);
    expect(onError).not.toHaveBeenCalled();
  });

  it('in the middle of its body is an error of that body, and of nothing else', async () => {
    const ended = deferred<unknown>();
    const { origin } = await serveHandler(async (request) => {
      ended.resolve(await request.text().catch((error: unknown) => error));
      return new Response('x');
    });
    const { hostname, port } = new URL(origin);
    const socket = connect(Number(port), hostname, () => {
      socket.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf');
      setTimeout(() => socket.destroy(), 50);
    });
    expect(await ended.promise).toBeInstanceOf(Error);
  });

  const endless = (controller: ReadableStreamDefaultController) => controller.enqueue(new Uint8Array(100_000));
  const stalled = (controller: ReadableStreamDefaultController) => {
    controller.enqueue(new Uint8Array(1));
    return new Promise<void>(() => undefined);
  };
  it.each([
    ['never ends', endless],
    ['makes nothing more', stalled],
  ])('in the middle of an answer ends what makes the answer, which %s', async (_, pull) => {
    const cancelled = deferred<void>();
    const body = new ReadableStream({ pull, cancel: () => cancelled.resolve() });
    const { origin, onError } = await serveHandler(async () => new Response(body));
    const call = get(origin, (answer: IncomingMessage) => answer.once('data', () => call.destroy()));
    call.on('error', () => undefined);
    await cancelled.promise;
    expect(onError).not.toHaveBeenCalled();
  });
});

describe('a body', () => {
  it('that is refused for its size leaves the connection usable for the answer', async () => {
    const { origin } = await serveHandler(async (request) => {
      const reader = request.body?.getReader();
      await reader?.read();
      await reader?.cancel();
      return new Response('too large', { status: 413 });
    });
    const call = httpRequest(origin, { method: 'POST' });
    const answered = new Promise<IncomingMessage>((resolve, reject) =>
      call.on('response', resolve).on('error', reject),
    );
    for (let part = 0; part < 20; part += 1) call.write(Buffer.alloc(64 * 1024));
    call.end();
    expect((await answered).statusCode).toBe(413);
  });

  it.each([
    ['is refused by its length', async () => new Response('too large', { status: 413 })],
    ['breaks the handler', () => Promise.reject(new Error('broken'))],
    [
      'is refused after its first part',
      async (request: Request) => {
        const reader = request.body?.getReader();
        await reader?.read();
        await reader?.cancel();
        return new Response('too large', { status: 413 });
      },
    ],
  ])(
    'that %s is answered though its caller, as nginx does, sends all of it on a connection that is used once',
    async (_, handler) => {
      const { origin } = await serveHandler(handler);
      const socket = connect(Number(new URL(origin).port), '127.0.0.1').pause();
      const write = (text: string) =>
        new Promise<void>((resolve, reject) => void socket.write(text, (error) => (error ? reject(error) : resolve())));
      socket.on('error', () => undefined);
      await write('POST / HTTP/1.0\r\nHost: a\r\nContent-Length: 900000\r\n\r\n');
      for (let part = 0; part < 9; part += 1) {
        await write('x'.repeat(100_000));
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      // Only now it reads, as a proxy that writes first.
      let received = '';
      for await (const chunk of socket) received += chunk;
      expect(received).toMatch(/ 413 | 500 /);
    },
  );

  it('without end is answered all the same', async () => {
    const { origin } = await serveHandler(async () => new Response('too large', { status: 413 }));
    const socket = connect(Number(new URL(origin).port), '127.0.0.1');
    socket.on('error', () => undefined);
    const answer = new Promise<string>((resolve) => socket.once('data', (chunk) => resolve(String(chunk))));
    socket.write('POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n');
    const sending = setInterval(() => socket.write(`10000\r\n${'x'.repeat(0x10000)}\r\n`), 1);
    expect(await answer).toContain(' 413 ');
    clearInterval(sending);
    socket.destroy();
  });

  it('that is silent in its middle is answered all the same', async () => {
    const { origin } = await serveHandler(async () => new Response('no', { status: 403 }));
    const raw = 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nConnection: close\r\n\r\n1';
    expect(await sendRaw(origin, raw)).toContain(' 403 ');
  });

  it('that an answer passes on is not waited for', async () => {
    const { origin } = await serveHandler(async (request) => new Response(request.body));
    const call = httpRequest(origin, { method: 'POST' });
    const answered = new Promise<IncomingMessage>((resolve) => call.on('response', resolve));
    call.write('first');
    const answer = await answered;
    call.end(' second');
    let text = '';
    for await (const chunk of answer.setEncoding('utf8')) text += chunk;
    expect(text).toBe('first second');
  });

  it('that is never read does not keep the next request of the connection waiting', async () => {
    const { origin } = await serveHandler(async () => new Response('unread', { status: 403 }));
    const post = `POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n12345`;
    const last = 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';
    expect((await sendRaw(origin, post + last)).match(/HTTP\/1\.1 403/g)).toHaveLength(2);
  });

  it('of several chunks with characters across them arrives whole', async () => {
    const { origin } = await serveHandler(echo);
    const bytes = Buffer.from('한국어'.repeat(50_000));
    const call = httpRequest(origin, { method: 'POST' });
    const answered = new Promise<IncomingMessage>((resolve) => call.on('response', resolve));
    for (let at = 0; at < bytes.length; at += 9_999) call.write(bytes.subarray(at, at + 9_999));
    call.end();
    let text = '';
    for await (const chunk of (await answered).setEncoding('utf8')) text += chunk;
    expect((JSON.parse(text) as Echoed).text).toBe('한국어'.repeat(50_000));
  });
});

describe('a mistake of the developer', () => {
  it.each([undefined, null, {}, 'x'])('is %j in place of a handler, which is found when it is mounted', (given) => {
    expect(() => toNodeListener(given as never)).toThrow(/Pass what createCheckoutHandlers returned/);
  });

  it('is a request of Fastify or Koa in place of the one inside it', () => {
    const listener = toNodeListener(echo);
    expect(() => listener({ raw: {}, headers: {} } as never, { raw: {} } as never)).toThrow(
      /request\.raw and reply\.raw/,
    );
  });
});
