import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { bodyOf } from '../../src/node/node-body.ts';
import type { NodeRequest } from '../../src/node/node-types.ts';

const asRequest = (stream: Readable): NodeRequest => Object.assign(stream, { headers: {} });

const streamOf = (stream: Readable) => bodyOf(asRequest(stream)).content as ReadableStream<Uint8Array>;
const textOf = (stream: Readable) => new Response(streamOf(stream)).text();

describe('an unread body', () => {
  it('is read no faster than its reader reads', async () => {
    let made = 0;
    const source = new Readable({
      read() {
        made += 1;
        this.push(Buffer.alloc(64 * 1024));
      },
    });
    const reader = streamOf(source).getReader();
    await reader.read();
    for (let turn = 0; turn < 50; turn += 1) await setImmediate();
    expect(made).toBeLessThan(5);
    await reader.read();
    await reader.cancel();
    source.destroy();
  });

  it('is not touched before something reads from it', async () => {
    const source = Readable.from([Buffer.from('a')]);
    bodyOf(asRequest(source));
    await setImmediate();
    expect([source.readableFlowing, source.listenerCount('data')]).toEqual([null, 0]);
    source.destroy();
  });

  it('is drained after its reader has enough, as the connection needs for its next request', async () => {
    const source = Readable.from(Array.from({ length: 100 }, () => Buffer.alloc(1_000)));
    const ended = new Promise((resolve) => source.on('end', resolve));
    const reader = streamOf(source).getReader();
    await reader.read();
    await reader.cancel();
    await ended;
  });

  it('arrives where a middleware set an encoding', async () => {
    const source = Readable.from([Buffer.from('한국어')]);
    source.setEncoding('utf8');
    expect(await textOf(source)).toBe('한국어');
  });

  it('that ended without a byte is empty', async () => {
    const source = Readable.from([]);
    source.resume();
    await new Promise((resolve) => source.on('close', resolve));
    expect(await textOf(source)).toBe('');
  });

  it.each<[string, (source: Readable) => unknown]>([
    ['with an error', (source) => source.destroy(new Error('ECONNRESET'))],
    ['without one', (source) => source.destroy()],
  ])('breaks off %s where its sender is gone, before and while it is read', async (_, breakOff) => {
    const waiting = () => new Readable({ read: () => undefined });
    const source = waiting();
    const text = textOf(source);
    await setImmediate();
    breakOff(source);
    await expect(text).rejects.toThrow('hung up');
    const gone = waiting();
    gone.on('error', () => undefined);
    breakOff(gone);
    await new Promise((resolve) => gone.on('close', resolve));
    await expect(textOf(gone)).rejects.toThrow('hung up');
  });
});

describe('a body that was parsed', () => {
  const parsed = (body: unknown, type: string) =>
    bodyOf({ readableDidRead: true, body, headers: { 'content-type': type } } as unknown as NodeRequest);

  it.each<[string, unknown, string]>([
    ['bytes of another part of a pool', Buffer.from('xx{"a":1}').subarray(2), '{"a":1}'],
    ['an object without a prototype', Object.assign(Object.create(null), { a: 1 }), '{"a":1}'],
    ['a list', [1], '[1]'],
    ['an empty text', '', ''],
  ])('to %s is written again', async (_, body, text) => {
    const { content, isRewritten } = parsed(body, 'application/json');
    expect([await new Response(content).text(), isRewritten]).toEqual([text, true]);
  });
});
