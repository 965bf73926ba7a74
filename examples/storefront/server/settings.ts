import {
  createSandbox,
  SANDBOX_API_KEY,
  SANDBOX_API_SECRET,
  SANDBOX_CHANNEL_KEY,
  SANDBOX_USER_CODE,
  type Sandbox,
} from 'kiwoom-checkout/sandbox';
import { type CardChannel, createPortOne, type PortOne } from 'kiwoom-checkout/server';

export interface Settings {
  portOne: PortOne;
  /** What the page needs to know; none of it is secret. */
  merchant: { userCode: string; channelKey: string; sdkUrl?: string };
  /** Through which contracts cards are charged without a window. */
  cardChannel: CardChannel;
  /** Absent when live keys are set. */
  sandbox: Sandbox | null;
}

/** Months the shop offers. */
export const CARD_QUOTA = [2, 3, 4, 5, 6];

/** Live PortOne when all four keys are set; the sandbox, on the storefront's own origin, when none is. */
export function readSettings(env: NodeJS.ProcessEnv, origin: string): Settings {
  const names = ['PORTONE_API_KEY', 'PORTONE_API_SECRET', 'PORTONE_USER_CODE', 'PORTONE_CHANNEL_KEY'] as const;
  const [apiKey, apiSecret, userCode, channelKey] = names.map((name) => env[name]);
  if (apiKey && apiSecret && userCode && channelKey) {
    const environment = env['PORTONE_ENVIRONMENT'] === 'test' ? 'test' : 'production';
    return {
      portOne: createPortOne({ apiKey, apiSecret, environment }),
      merchant: { userCode, channelKey },
      cardChannel: {
        pg: env['PORTONE_KEYIN_PG'],
        channelKey: env['PORTONE_BILLING_CHANNEL_KEY'],
        cardQuota: CARD_QUOTA,
      },
      sandbox: null,
    };
  }
  if (apiKey || apiSecret || userCode || channelKey) {
    throw new Error(
      `Some PortOne keys are set and some are not. Payments would go half to the sandbox. Set all of ${names.join(', ')}, or none.`,
    );
  }
  const sandbox = createSandbox({ shopName: '솔밭상점', webhookUrl: `${origin}/api/payments/webhook` });
  const baseUrl = `${origin}${sandbox.basePath}`;
  return {
    sandbox,
    portOne: createPortOne({ apiKey: SANDBOX_API_KEY, apiSecret: SANDBOX_API_SECRET, environment: 'test', baseUrl }),
    cardChannel: { channelKey: SANDBOX_CHANNEL_KEY, cardQuota: CARD_QUOTA },
    merchant: {
      userCode: SANDBOX_USER_CODE,
      channelKey: SANDBOX_CHANNEL_KEY,
      sdkUrl: `${sandbox.basePath}/v1/iamport.js`,
    },
  };
}
