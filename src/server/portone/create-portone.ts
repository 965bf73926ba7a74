import { type Customers, createCustomers } from './customers.ts';
import { createEscrows, type Escrows } from './escrows.ts';
import { createLookups, type Lookups } from './lookups.ts';
import { createPayments, type Payments } from './payments.ts';
import { assertInput } from './portone-error.ts';
import type { FetchLike } from './portone-exchange.ts';
import { createReceipts, type Receipts } from './receipts.ts';
import { createSubscribe, type Subscribe } from './subscribe.ts';
import { createTransport } from './transport.ts';

/** `test` also sees payments made through test channels. `production` must not: no money was paid for those. */
export type PortOneEnvironment = 'production' | 'test';

export interface PortOneOptions {
  /** REST API key of the console. `undefined`, as of a variable that is not set, throws. */
  apiKey: string | undefined;
  apiSecret: string | undefined;
  /** Of a merchant below an agency. */
  tierCode?: string | undefined;
  environment: PortOneEnvironment;
  /** @default 'https://api.iamport.kr' */
  baseUrl?: string | undefined;
  /** @default the platform's `fetch` */
  fetch?: FetchLike | undefined;
  /** Milliseconds for a whole call, its token and repeats included. @default 10_000 */
  timeout?: number | undefined;
  /** Further tries of a call that may safely be repeated; refunds and payments never are. @default 2 */
  retry?: number | undefined;
  /** Milliseconds, as `Date.now`. @default Date.now */
  now?: (() => number) | undefined;
}

/** PortOne V1 by its nouns. */
export interface PortOne {
  readonly environment: PortOneEnvironment;
  /** Milliseconds that one call may take; claims on an order last as long as their calls may. */
  readonly timeout: number;
  readonly payments: Payments;
  /** Payments without a window: with a card, with a billing key, at a later time. */
  readonly subscribe: Subscribe;
  /** Billing keys. */
  readonly customers: Customers;
  /** Shipments of escrow payments. */
  readonly escrows: Escrows;
  /** Cash receipts. */
  readonly receipts: Receipts;
  /** Channels of the merchant, and the codes of card companies and banks. */
  readonly lookups: Lookups;
}

const BASE_URL = 'https://api.iamport.kr';

/**
 * A client of PortOne's V1 REST API, for servers only: it holds the shop's secret.
 * @throws PortOneError `invalid-input` when the options cannot work
 */
export function createPortOne(options: PortOneOptions): PortOne {
  const { tierCode, environment, timeout = 10_000, retry = 2, now = Date.now } = options;
  assertInput(
    environment === 'production' || environment === 'test',
    "createPortOne was given no environment. Test payments would pass for real ones, or be hidden. Pass 'production' or 'test'.",
  );
  assertInput(
    timeout > 0 && Number.isInteger(retry) && retry >= 0,
    'createPortOne takes a timeout above 0 milliseconds and a whole number of retries from 0.',
  );
  const apiKey = filled(options, 'apiKey');
  const apiSecret = filled(options, 'apiSecret');
  const baseUrl = readBaseUrl(options.baseUrl ?? BASE_URL, environment);
  // Looked up at each call, so that a later polyfill or mock of the global one is used.
  const fetch = options.fetch ?? ((url: string, init: RequestInit) => globalThis.fetch(url, init));
  const transport = createTransport({ apiKey, apiSecret, tierCode, baseUrl, fetch, timeout, retry, now });
  const payments = createPayments(transport, { includeSandbox: environment === 'test' });
  return {
    environment,
    timeout,
    payments,
    subscribe: createSubscribe(transport, payments),
    customers: createCustomers(transport),
    escrows: createEscrows(transport),
    receipts: createReceipts(transport),
    lookups: createLookups(transport),
  };
}

function filled(options: PortOneOptions, name: 'apiKey' | 'apiSecret'): string {
  const { [name]: value } = options;
  assertInput(
    typeof value === 'string' && value !== '',
    `createPortOne was given no ${name}. PortOne would refuse every call. Take it from the PortOne console, on the server only; if it comes from the environment, that variable is not set.`,
  );
  return value;
}

function readBaseUrl(text: string, environment: PortOneEnvironment): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  assertInput(
    url !== null && /^https?:$/.test(url.protocol),
    'createPortOne was given a baseUrl that is not an http(s) address. No call could be sent. Leave it out, or pass an absolute one.',
  );
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  assertInput(
    environment === 'test' || local || url.protocol === 'https:',
    'createPortOne was given a baseUrl without https in production. The secret would travel in the clear. Use https.',
  );
  return text.replace(/(?<!\/)\/+$/, '');
}
