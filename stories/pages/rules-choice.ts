import { buildRequest, CheckoutError, type ImpRequest, type Issue, type Merchant, type Order } from '../../src/core.ts';
import type { PayMethod, Selection } from '../../src/index.ts';
import { sampleMerchant } from '../../src/testing.ts';

/** What the controls of the rules explorer hold. */
export interface Choice {
  amount: number;
  quota: 'absent' | 'none' | 'list';
  /** As typed: `2, 3, 6`. */
  months: string;
  payMethod: PayMethod;
  cardIssuer: NonNullable<Selection['cardIssuer']>;
  /** `open` leaves it to the window. */
  installment: string;
  cashReceipt: 'yes' | 'no' | '';
  policy: NonNullable<Merchant['escrow']>;
  escrow: boolean;
  digital: boolean;
  mobile: boolean;
}

export const FIRST_CHOICE: Choice = {
  amount: 64_900,
  quota: 'list',
  months: '2, 3, 6',
  payMethod: 'card',
  cardIssuer: '381',
  installment: '3',
  cashReceipt: '',
  policy: 'offer',
  escrow: false,
  digital: false,
  mobile: false,
};

export function quotaOf({ quota, months }: Pick<Choice, 'quota' | 'months'>): readonly number[] | undefined {
  if (quota === 'absent') return undefined;
  if (quota === 'none') return [];
  return months
    .split(/[,\s]+/)
    .filter(Boolean)
    .map(Number);
}

export function merchantOf(choice: Choice): Merchant {
  const { digital, policy, payMethod } = choice;
  return sampleMerchant({
    digital,
    cardQuota: quotaOf(choice),
    payMethods: [payMethod],
    // 'offer' is the default, and none where digital goods are sold.
    ...(policy === 'offer' ? {} : { escrow: policy }),
  });
}

/** The request of these choices, or what is wrong with them. */
export function judge(choice: Choice, order: Order): { request: ImpRequest } | { issues: readonly Issue[] } {
  const { payMethod, cardIssuer, installment, cashReceipt, escrow, mobile } = choice;
  const selection: Selection = {
    payMethod,
    cardIssuer,
    escrow,
    ...(installment === 'open' ? {} : { installment: Number(installment) }),
    ...(cashReceipt === '' ? {} : { cashReceipt }),
  };
  try {
    const baseUrl = 'https://shop.example/checkout';
    return { request: buildRequest({ merchant: merchantOf(choice), order, selection, baseUrl, mobile }) };
  } catch (error) {
    if (error instanceof CheckoutError && error.issues) return { issues: error.issues };
    throw error;
  }
}
