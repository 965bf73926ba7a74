import type { Outcome } from './sandbox-outcomes.ts';

/** Default credentials of `/users/getToken`; obviously fake. */
export const SANDBOX_API_KEY = 'sandbox-api-key';
export const SANDBOX_API_SECRET = 'sandbox-api-secret-not-a-real-one';
export const SANDBOX_USER_CODE = 'imp00000000';
/** The default channel: a contract for physical goods (`digital: false`). */
export const SANDBOX_CHANNEL_KEY = 'channel-key-sandbox';
/** A channel with a contract for digital goods (`digital: true`). */
export const SANDBOX_DIGITAL_CHANNEL_KEY = 'channel-key-sandbox-digital';

/**
 * A channel. Kiwoom Pay has separate contracts, and PortOne separate channels, for the window, for key-in payments and
 * for billing keys; in the sandbox each channel of type `payment` supports all three.
 */
export interface SandboxChannel {
  channelKey: string;
  /** The shop id at Kiwoom Pay (CPID). */
  pgId: string;
  /** @default 'daou' */
  provider?: string | undefined;
  /** @default 'payment' */
  type?: 'payment' | 'certification' | undefined;
  /** The goods of the contract. Absent: both are accepted. */
  digital?: boolean | undefined;
  /** A test channel: its payments are a 404 without `include_sandbox`. @default true */
  sandbox?: boolean | undefined;
}

/** Milliseconds that the slow outcomes take. */
export interface SandboxDelays {
  /** `script-slow`. @default 5000 */
  script?: number | undefined;
  /** `frames-late`. @default 3000 */
  frames?: number | undefined;
  /** `rest-slow`. @default 20000 */
  rest?: number | undefined;
  /** `notify-late`. @default 3000 */
  notify?: number | undefined;
}

export interface SandboxOptions {
  /** Path it is mounted at; `/` for a server of its own. @default '/__sandbox' */
  basePath?: string | undefined;
  apiKey?: string | undefined;
  apiSecret?: string | undefined;
  /** The only valid merchant code. @default SANDBOX_USER_CODE */
  userCode?: string | undefined;
  /** The first is the default channel. `[]` is a merchant without channels. */
  channels?: readonly SandboxChannel[] | undefined;
  /** Valid tier codes (sub-merchants of an agency). Absent: every code of three letters or digits is valid. */
  tiers?: readonly string[] | undefined;
  /** Outcome of every payment that has none of its own. */
  outcome?: Outcome | undefined;
  /** The window presses its own button. @default false */
  auto?: boolean | undefined;
  /** Address of webhooks for payments without `notice_url`. Loopback hosts only. */
  webhookUrl?: string | undefined;
  /** @default 'json' */
  webhookFormat?: 'json' | 'form' | undefined;
  /** Sends the webhooks. @default globalThis.fetch */
  fetch?: typeof globalThis.fetch | undefined;
  /** Milliseconds since 1970. @default Date.now */
  now?: (() => number) | undefined;
  delays?: SandboxDelays | undefined;
  /** The shop's name in the window. */
  shopName?: string | undefined;
}

export interface Channel {
  channelKey: string;
  pgId: string;
  provider: string;
  type: 'payment' | 'certification';
  digital: boolean | null;
  sandbox: boolean;
}

export interface ResolvedOptions {
  /** Without a trailing slash, so '' for `/`. */
  basePath: string;
  apiKey: string;
  apiSecret: string;
  userCode: string;
  channels: readonly Channel[];
  tiers: readonly string[] | null;
  outcome: Outcome | null;
  auto: boolean;
  webhookUrl: string | null;
  webhookFormat: 'json' | 'form';
  fetch: typeof globalThis.fetch;
  now: () => number;
  delays: { script: number; frames: number; rest: number; notify: number };
  shopName: string;
}

const DEFAULT_CHANNELS: readonly SandboxChannel[] = [
  { channelKey: SANDBOX_CHANNEL_KEY, pgId: 'CPSANDBOX1', digital: false },
  { channelKey: SANDBOX_DIGITAL_CHANNEL_KEY, pgId: 'CPSANDBOX2', digital: true },
];

export function resolveOptions(options: SandboxOptions): ResolvedOptions {
  const delays = options.delays ?? {};
  return {
    basePath: normalizeBase(options.basePath ?? '/__sandbox'),
    apiKey: options.apiKey ?? SANDBOX_API_KEY,
    apiSecret: options.apiSecret ?? SANDBOX_API_SECRET,
    userCode: options.userCode ?? SANDBOX_USER_CODE,
    channels: (options.channels ?? DEFAULT_CHANNELS).map(resolveChannel),
    tiers: options.tiers ?? null,
    outcome: options.outcome ?? null,
    auto: options.auto ?? false,
    webhookUrl: options.webhookUrl ?? null,
    webhookFormat: options.webhookFormat ?? 'json',
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    now: options.now ?? (() => Date.now()),
    delays: {
      script: delays.script ?? 5000,
      frames: delays.frames ?? 3000,
      rest: delays.rest ?? 20_000,
      notify: delays.notify ?? 3000,
    },
    shopName: options.shopName ?? '샌드박스 상점',
  };
}

function resolveChannel(channel: SandboxChannel): Channel {
  return {
    channelKey: channel.channelKey,
    pgId: channel.pgId,
    provider: channel.provider ?? 'daou',
    type: channel.type ?? 'payment',
    digital: channel.digital ?? null,
    sandbox: channel.sandbox ?? true,
  };
}

function normalizeBase(path: string): string {
  const trimmed = path.replace(/^\/+|(?<!\/)\/+$/g, '');
  return trimmed === '' ? '' : `/${trimmed}`;
}
