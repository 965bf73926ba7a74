import type { KeyResult } from '../schema/card-requests.ts';
import type { Verdict } from '../schema/verdict.ts';
import { FAKE_NOW } from './fake-records.ts';

/** How pretended calls about cards and shipments go. */
export const FAKE_CARD_OUTCOMES = [
  'approve',
  'decline',
  'over-limit',
  /** The card is charged, and the answer does not arrive; asking tells. */
  'lost',
  /** Nothing arrives, and asking does not help. */
  'server-down',
  /** The answer never comes. */
  'never-answer',
] as const;

export type FakeCardOutcome = (typeof FAKE_CARD_OUTCOMES)[number];

export interface FakeCardsOptions {
  /** @default 'approve' */
  outcome?: FakeCardOutcome | undefined;
  /** Milliseconds until it answers. @default 0 */
  delay?: number | undefined;
  /** Won of the order. @default 64_900 */
  amount?: number | undefined;
}

interface Charge {
  merchantUid: string;
  cardQuota: number;
}

export interface FakeCards {
  /** For `CardPayment` and `SavedCardPayment`. */
  pay(charge: Charge): Promise<Verdict>;
  verify(request: { merchantUid: string }): Promise<Verdict>;
  /** For `BillingKeyForm`. */
  issue(request: { customerUid: string }): Promise<KeyResult>;
  /** For `ShipmentForm`, and to remove a card. */
  act(): Promise<void>;
  /** Order numbers that were charged, in order. It notes nothing of a card. */
  readonly charged: readonly string[];
}

/** A pretended server for the parts that pay without a window. It looks at no card, and keeps none. */
export function fakeCards({ outcome = 'approve', delay = 0, amount = 64_900 }: FakeCardsOptions = {}): FakeCards {
  const charges = new Map<string, Charge>();

  async function wait(): Promise<void> {
    if (outcome === 'never-answer') await new Promise(() => {});
    await new Promise((resolve) => setTimeout(resolve, delay));
    if (outcome === 'lost' || outcome === 'server-down') throw new Error(`fakeCards: the outcome is ${outcome}`);
  }

  function verdict({ merchantUid, cardQuota }: Charge): Verdict {
    const ids = { merchantUid, impUid: `imp_fake_${merchantUid}` };
    const failure = FAILURES[outcome];
    if (failure) return { status: 'failed', ...ids, failure };
    const paid = { amount, paidAt: FAKE_NOW, payMethod: 'card', cardName: '국민카드', installment: cardQuota };
    return { status: 'paid', ...ids, ...paid };
  }

  return {
    get charged() {
      return [...charges.keys()];
    },
    async pay({ merchantUid, cardQuota }) {
      const charge = { merchantUid, cardQuota };
      charges.set(merchantUid, charge);
      await wait();
      return verdict(charge);
    },
    async verify({ merchantUid }) {
      await new Promise((resolve) => setTimeout(resolve, delay));
      if (outcome === 'server-down') throw new Error('fakeCards: the outcome is server-down');
      const charge = charges.get(merchantUid);
      return charge ? verdict(charge) : { status: 'unpaid', merchantUid };
    },
    async issue({ customerUid }) {
      await wait();
      const failure = FAILURES[outcome];
      if (failure) return { status: 'failed', customerUid, failure };
      const card = { customerUid, cardName: '국민카드', cardNumber: '9410-****-****-9010', cardType: 0 };
      return { status: 'issued', card };
    },
    async act() {
      await wait();
      if (FAILURES[outcome]) throw new Error('fakeCards: the outcome is a refusal');
    },
  };
}

const FAILURES: Partial<Record<FakeCardOutcome, Extract<Verdict, { status: 'failed' }>['failure']>> = {
  decline: { code: 'declined', raw: { message: '[8001] 카드사 승인 거절' } },
  'over-limit': { code: 'over-limit', raw: { message: '[8004] 한도 초과' } },
};
