/**
 * Where `createCheckoutHandlers` answers: its base path, for example `/api/payments`, or the address together with what
 * each request needs.
 */
export type Endpoint = string | EndpointOptions;

export interface EndpointOptions {
  /** Base path or absolute URL. A slash at the end makes no difference. */
  url: string;
  /** Sent with each request, for bearer tokens and CSRF tokens. A function is called for each request. */
  headers?: EndpointHeaders | undefined;
  /** `include` for an API on another origin that reads cookies. @default 'same-origin' */
  credentials?: RequestCredentials | undefined;
  /** In place of the global `fetch`. */
  fetch?: typeof fetch | undefined;
}

export type EndpointHeaders = HeadersInit | (() => HeadersInit | Promise<HeadersInit>);
