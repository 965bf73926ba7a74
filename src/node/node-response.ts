import type { NodeResponse } from './node-types.ts';

interface SendOptions {
  isHead: boolean;
  /** Awaited when all is written: the end of a response may close its connection. */
  beforeEnd?: (() => Promise<unknown>) | undefined;
}

/** Writes a web response. Never rejects: a caller that hung up is not an error. */
export async function send(res: NodeResponse, response: Response, { isHead, beforeEnd }: SendOptions): Promise<void> {
  const reader = response.body?.getReader();
  try {
    // Something before the listener answered already, as a timeout does.
    if (res.headersSent || res.writableEnded || res.destroyed) return;
    res.statusCode = response.status;
    for (const [name, value] of headersOf(res, response)) res.setHeader(name, value);
    if (!isHead && reader !== undefined) await writeAll(res, reader);
    await beforeEnd?.();
    res.end();
  } catch {
    // A response that broke off must not look complete.
    res.destroy();
  } finally {
    await reader?.cancel().catch(() => undefined);
  }
}

/** Headers that were set before are preserved where a response may have several values. */
function headersOf(res: NodeResponse, { headers }: Response): [string, string | readonly string[]][] {
  const before = (name: string) => [res.getHeader(name) ?? []].flat().map(String);
  const single = [...headers].filter(([name]) => name !== 'set-cookie' && name !== 'vary');
  const cookies = headers.getSetCookie();
  const vary = headers.get('vary');
  return [
    ...single,
    ...(vary === null ? [] : [['vary', [...before('vary'), vary].join(', ')] as [string, string]]),
    ...(cookies.length === 0 ? [] : [['set-cookie', [...before('set-cookie'), ...cookies]] as [string, string[]]]),
  ];
}

async function writeAll(res: NodeResponse, reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  // Node forgets the callbacks of what is buffered for a connection that is gone.
  const hungUp = new Promise<never>((_, reject) => {
    res.on('close', () => reject(new Error('The caller hung up.')));
  });
  hungUp.catch(() => undefined);
  for (;;) {
    const { done, value } = await Promise.race([reader.read(), hungUp]);
    if (done) return;
    await Promise.race([write(res, value), hungUp]);
  }
}

/** Resolves when the bytes are passed to the system, so that whatever was written before an error arrives. */
function write(res: NodeResponse, chunk: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    res.write(chunk, (error) => (error ? reject(error) : resolve()));
  });
}
