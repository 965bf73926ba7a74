/**
 * Where `createCheckoutHandlers` answers: its base path, for example `/api/payments`, or the address together with what
 * each request needs. On another origin, `https://api.shop.example/payments`, its `allowedOrigins` must name the page's.
 */
export type Endpoint = string | EndpointOptions;

export interface EndpointOptions {
  /** Base path or absolute URL. A slash at the end makes no difference. */
  url: string;
  /** Sent with each request, for bearer tokens and CSRF tokens. A function is called for each request. */
  headers?: EndpointHeaders | undefined;
  /**
   * By default cookies are sent, also to an API on another origin. `omit` for one that must not receive them, or whose
   * gateway answers every origin with `*`, which browsers refuse for requests with cookies. @default 'include'
   */
  credentials?: RequestCredentials | undefined;
  /** In place of the global `fetch`. */
  fetch?: typeof fetch | undefined;
}

export type EndpointHeaders = HeadersInit | (() => HeadersInit | Promise<HeadersInit>);
