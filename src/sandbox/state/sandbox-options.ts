import type { Outcome } from './sandbox-outcomes.ts';

/** Obviously fake; the sandbox's `/users/getToken` takes these unless it is given others. */
export const SANDBOX_API_KEY = 'sandbox-api-key';
export const SANDBOX_API_SECRET = 'sandbox-api-secret-not-a-real-one';
export const SANDBOX_USER_CODE = 'imp00000000';
/** Channel of a contract for shipped goods (`digital: false`); the default channel. */
export const SANDBOX_CHANNEL_KEY = 'channel-key-sandbox';
/** Channel of a contract for digital goods (`digital: true`). */
export const SANDBOX_DIGITAL_CHANNEL_KEY = 'channel-key-sandbox-digital';

/**
 * A channel. Kiwoom Pay makes separate contracts, and PortOne separate channels, for the window, for key-in payments
 * and for billing keys; in the sandbox each channel of type `payment` does all three.
 */
export interface SandboxChannel {
  channelKey: string;
  /** The shop id at Kiwoom Pay (CPID). */
  pgId: string;
  /** @default 'daou' */
  provider?: string | undefined;
  /** @default 'payment' */
  type?: 'payment' | 'certification' | undefined;
  /** What the contract says. Absent: either is taken. */
  digital?: boolean | undefined;
  /** A test channel, whose payments are a 404 without `include_sandbox`. @default true */
  sandbox?: boolean | undefined;
}

/** Milliseconds of the outcomes that are slow. */
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
  /** Where it is mounted; `/` for a server of its own. @default '/__sandbox' */
  basePath?: string | undefined;
  apiKey?: string | undefined;
  apiSecret?: string | undefined;
  /** The only merchant code that is known. Absent: every code beginning with `imp` is. */
  userCode?: string | undefined;
  /** The first is the default channel. `[]` is a merchant without any. */
  channels?: readonly SandboxChannel[] | undefined;
  /** Tier codes of the shops below an agency. Absent: every code of three letters or digits is known. */
  tiers?: readonly string[] | undefined;
  /** For every payment that has none of its own. */
  outcome?: Outcome | undefined;
  /** The window acts by itself, without a person. @default false */
  auto?: boolean | undefined;
  /** Where webhooks go when a payment has no `notice_url`. Loopback hosts only. */
  webhookUrl?: string | undefined;
  /** @default 'json' */
  webhookFormat?: 'json' | 'form' | undefined;
  /** Sends the webhooks. @default globalThis.fetch */
  fetch?: typeof globalThis.fetch | undefined;
  /** Milliseconds since 1970. @default Date.now */
  now?: (() => number) | undefined;
  delays?: SandboxDelays | undefined;
  /** The shop's name, as the window shows it. */
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
  /** Without a slash at its end, so '' for `/`. */
  basePath: string;
  apiKey: string;
  apiSecret: string;
  userCode: string | null;
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
    userCode: options.userCode ?? null,
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
  const trimmed = path.replace(/^\/+|\/+$/g, '');
  return trimmed === '' ? '' : `/${trimmed}`;
}
