import type { KeyResult } from '../schema/card-requests.ts';
import type { Verdict } from '../schema/verdict.ts';
import { FAKE_NOW } from './fake-records.ts';

/** Named outcomes of the simulated card and shipment calls. */
export const FAKE_CARD_OUTCOMES = [
  'approve',
  'decline',
  'over-limit',
  /** The card is charged, but the response is lost; `verify` finds the payment. */
  'lost',
  /** Every call fails, `verify` included. */
  'server-down',
  /** The calls never settle. */
  'never-answer',
] as const;

export type FakeCardOutcome = (typeof FAKE_CARD_OUTCOMES)[number];

export interface FakeCardsOptions {
  /** @default 'approve' */
  outcome?: FakeCardOutcome | undefined;
  /** Milliseconds until a call settles. @default 0 */
  delay?: number | undefined;
  /** Amount of the order in won. @default 64_900 */
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
  /** For `ShipmentForm`, and for removing a card. */
  act(): Promise<void>;
  /** `merchantUid` of each charge, in order. Card data is not recorded. */
  readonly charged: readonly string[];
}

/** A simulated server for the parts that pay without a window. It neither reads nor stores card data. */
export function fakeCards({ outcome = 'approve', delay = 0, amount = 64_900 }: FakeCardsOptions = {}): FakeCards {
  const charges = new Map<string, Charge>();

  async function respond(): Promise<void> {
    if (outcome === 'never-answer') await new Promise(() => {});
    await pause(delay);
    if (outcome === 'lost' || outcome === 'server-down') throw new Error(`fakeCards: the outcome is ${outcome}`);
  }

  const verdict = (charge: Charge) => verdictOfCharge(charge, outcome, amount);

  return {
    get charged() {
      return [...charges.keys()];
    },
    async pay({ merchantUid, cardQuota }) {
      const charge = { merchantUid, cardQuota };
      charges.set(merchantUid, charge);
      await respond();
      return verdict(charge);
    },
    async verify({ merchantUid }) {
      await pause(delay);
      if (outcome === 'server-down') throw new Error('fakeCards: the outcome is server-down');
      const charge = charges.get(merchantUid);
      return charge ? verdict(charge) : { status: 'unpaid', merchantUid };
    },
    async issue({ customerUid }) {
      await respond();
      const failure = FAILURES[outcome];
      if (failure) return { status: 'failed', customerUid, failure };
      const card = { customerUid, cardName: '국민카드', cardNumber: '9410-****-****-9010', cardType: 0 };
      return { status: 'issued', card };
    },
    async act() {
      await respond();
      if (FAILURES[outcome]) throw new Error('fakeCards: the outcome is a refusal');
    },
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function verdictOfCharge({ merchantUid, cardQuota }: Charge, outcome: FakeCardOutcome, amount: number): Verdict {
  const ids = { merchantUid, impUid: `imp_fake_${merchantUid}` };
  const failure = FAILURES[outcome];
  if (failure) return { status: 'failed', ...ids, failure };
  const paid = { amount, paidAt: FAKE_NOW, payMethod: 'card', cardName: '국민카드', installment: cardQuota };
  return { status: 'paid', ...ids, ...paid };
}

const FAILURES: Partial<Record<FakeCardOutcome, Extract<Verdict, { status: 'failed' }>['failure']>> = {
  decline: { code: 'declined', raw: { message: '[8001] 카드사 승인 거절' } },
  'over-limit': { code: 'over-limit', raw: { message: '[8004] 한도 초과' } },
};
