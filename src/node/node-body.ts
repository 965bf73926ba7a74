import { MESSAGE_PREFIX } from '../errors/message-prefix.ts';
import { NodeRefusal } from './node-refusal.ts';
import type { NodeRequest } from './node-types.ts';

export interface NodeBody {
  content: ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer> | string;
  /** Whether it was parsed before and is written again: length and encoding are then not those of the headers. */
  isRewritten: boolean;
  /** Whether bytes may still come that no reader waits for. */
  hasRest: () => boolean;
}

const WAS_READ = `${MESSAGE_PREFIX}the body of a request was read before the listener of toNodeListener received it, and req.body is not set, so the request cannot be answered. Mount the listener before the code that reads bodies, or have that code set req.body. In Fastify, register a content type parser for "*" that leaves the body alone, as docs/servers.md shows.`;

/**
 * The body, unread or as a body parser left it. @throws NodeRefusal 500 where neither is there
 */
export function bodyOf(req: NodeRequest): NodeBody {
  if (req.readableDidRead !== true) return { ...streamOf(req), isRewritten: false };
  if (req.rawBody instanceof Uint8Array) return rewritten(Uint8Array.from(req.rawBody));
  if (req.body === undefined) throw new NodeRefusal(500, 'The server cannot read this request.', new Error(WAS_READ));
  return rewritten(written(req.body, String(req.headers['content-type'] ?? '')));
}

function rewritten(content: Uint8Array<ArrayBuffer> | string): NodeBody {
  return { content, isRewritten: true, hasRest: () => false };
}

/** The reverse of `express.raw`, `express.text`, `express.urlencoded` and `express.json`. */
function written(body: unknown, type: string): Uint8Array<ArrayBuffer> | string {
  if (typeof body === 'string') return body;
  if (body instanceof Uint8Array) return Uint8Array.from(body);
  const isForm = /^\s*application\/x-www-form-urlencoded/i.test(type);
  return isForm && typeof body === 'object' && body !== null ? writtenForm(body) : JSON.stringify(body);
}

function writtenForm(body: object): string {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(body)) {
    for (const item of Array.isArray(value) ? value : [value])
      form.append(name, typeof item === 'object' ? JSON.stringify(item) : String(item));
  }
  return form.toString();
}

/** Reads only when it is read from. A reader that has enough leaves the connection usable for the answer. */
function streamOf(req: NodeRequest): Pick<NodeBody, 'content' | 'hasRest'> {
  let isListening = false;
  let isOpen = true;
  const close = (act: () => void) => {
    if (isOpen) act();
    isOpen = false;
  };

  function listenTo(controller: ReadableStreamDefaultController<Uint8Array>): void {
    isListening = true;
    const hungUp = () => controller.error(new Error('The caller hung up.'));
    req.on('data', (chunk: Uint8Array | string) => {
      if (!isOpen) return;
      req.pause();
      controller.enqueue(typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk);
    });
    req.on('end', () => close(() => controller.close()));
    req.on('error', () => close(hungUp));
    req.on('close', () => close(hungUp));
    // What happened before is not reported again.
    if (req.readableEnded) close(() => controller.close());
    else if (req.destroyed) close(hungUp);
  }

  const content = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (!isListening) listenTo(controller);
        req.resume();
      },
      cancel() {
        isOpen = false;
        req.resume();
      },
    },
    { highWaterMark: 0 },
  );
  return { content, hasRest: () => !(isListening && isOpen) && !req.readableEnded && !req.destroyed };
}
