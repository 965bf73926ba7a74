/**
 * What is used of `node:http`'s request, also as Express, Connect and Nest extend it. Written out, so that the server
 * entry needs neither Node nor its types.
 */
export interface NodeRequest {
  method?: string | undefined;
  url?: string | undefined;
  /** The whole path where `url` is relative to the mount point. */
  originalUrl?: string | undefined;
  /** Of Express, which knows its own `trust proxy`. */
  protocol?: unknown;
  headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  socket?: object | null | undefined;
  /** What a body parser made of the body. */
  body?: unknown;
  /** The bytes of a parsed body, as serverless platforms keep them. */
  rawBody?: unknown;
  /** Whether something has read from the body. */
  readableDidRead?: boolean | undefined;
  /** Whether its end was read. */
  readableEnded?: boolean | undefined;
  /** Whether the caller hung up, or the body ended. */
  destroyed?: boolean | undefined;
  on(event: 'data', listener: (chunk: Uint8Array | string) => void): unknown;
  on(event: 'end' | 'error' | 'close', listener: () => void): unknown;
  pause(): unknown;
  resume(): unknown;
}

/** What is used of `node:http`'s response. */
export interface NodeResponse {
  statusCode: number;
  readonly headersSent: boolean;
  readonly writableEnded: boolean;
  readonly destroyed?: boolean | undefined;
  getHeader(name: string): number | string | readonly string[] | undefined;
  setHeader(name: string, value: string | readonly string[]): unknown;
  write(chunk: Uint8Array, callback: (error?: Error | null) => void): unknown;
  end(): unknown;
  destroy(error?: Error): unknown;
  on(event: 'error' | 'close', listener: () => void): unknown;
}
