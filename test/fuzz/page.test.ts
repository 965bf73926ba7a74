import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CheckoutError } from '../../src/errors/checkout-error.ts';
import { PAYMENT_FAILURE_CODES } from '../../src/errors/payment-failure.ts';
import { readFailure } from '../../src/errors/read-failure.ts';
import { createLabels } from '../../src/labels/create-labels.ts';
import { failureLabel } from '../../src/labels/failure-label.ts';
import { labelsFrom } from '../../src/labels/labels-from.ts';
import { en } from '../../src/locales/en.ts';
import { AttemptStore } from '../../src/payment/attempts/attempt-store.ts';
import { LeaseStore } from '../../src/payment/attempts/lease-store.ts';
import { conclude, endingOf } from '../../src/payment/machine/conclude.ts';
import { parseCardQuota } from '../../src/rules/card-quota-string.ts';
import { orderName } from '../../src/rules/order-name.ts';
import { toSendable } from '../../src/rules/sendable-text.ts';
import { parseCard } from '../../src/schema/card.ts';
import { parseMerchant } from '../../src/schema/merchant.ts';
import { parseOrder } from '../../src/schema/order.ts';
import { parseSelection } from '../../src/schema/selection.ts';
import { parseShipment } from '../../src/schema/shipment.ts';
import { orderStatusSchema, verdictSchema } from '../../src/schema/verdict.ts';
import { cleanReturnUrl, readRedirectReturn } from '../../src/sdk/redirect-return.ts';
import { readReply } from '../../src/sdk/reply.ts';
import { sampleMerchant, sampleOrder } from '../../src/testing/samples.ts';
import { hostileJson, hostileText, spoiled, withoutInherited } from './hostile.ts';
import { SETTINGS } from './runs.ts';

// What reaches the page from outside: the return address, the callback, stored text, answers of a server, and data that a
// shop passes on unchecked.

const merchant = sampleMerchant();
const order = sampleOrder();
const CARD = { number: '9430-0312-3456-7897', expiry: '2029-11', birth: '900215', pwd2Digit: '12' };
const VERDICT = {
  status: 'paid',
  merchantUid: 'm1',
  impUid: 'imp_1',
  amount: 64_900,
  paidAt: 1_800_000_000,
  duplicate: { merchantUid: 'm2', impUid: 'imp_2', amount: 1, refund: 'reported' },
};
const ATTEMPT = {
  orderId: 'o1',
  merchantUid: 'm1',
  impUid: 'imp_1',
  attempt: 1,
  answered: true,
  over: false,
  seenAt: 1,
};
const LEASE = { holder: 'a', merchantUid: 'm1', attempt: 1, at: 1, wantedBy: 'b' };
const SHIPMENT = {
  sender: { relationship: '본인', name: '상점' },
  receiver: { name: '김', tel: '010-0000-0000', addr: '서울', postcode: '03142' },
  logis: {
    company: 'CJGLS',
    invoice: '123456789012',
    sentAt: '2026-11-01T10:00:00+09:00',
    receivingAt: '2026-11-02T10:00:00+09:00',
    address: '서울',
  },
};

const storageOf = (text: unknown) => () =>
  ({
    getItem: () => text,
    setItem: () => {},
    removeItem: () => {},
    key: () => 'kiwoom-checkout:lease:o1',
    length: 1,
  }) as unknown as Storage;

/** Each reads what the arbitrary makes, and gives data: whatever it is, it may not throw. */
const READERS: Readonly<Record<string, readonly [fc.Arbitrary<unknown>, (input: never) => unknown]>> = {
  'a return address': [
    fc.tuple(
      hostileText,
      fc.array(
        fc.tuple(
          fc.oneof(hostileText, fc.constantFrom('imp_uid', 'merchant_uid', 'error_code', 'error_msg')),
          hostileText,
        ),
      ),
    ),
    ([path, pairs]: [string, [string, string][]]) => {
      const href = `https://shop.example/${path}?${pairs.map(([name, value]) => `${name}=${value}`).join('&')}`;
      return [readRedirectReturn(href), typeof cleanReturnUrl(href)];
    },
  ],
  'the argument of the callback': [
    fc.oneof(
      hostileJson,
      spoiled({ imp_uid: 'imp_1', merchant_uid: 'm1', error_code: 'F500', error_msg: '사용자가 취소', status: 'paid' }),
    ),
    (raw: unknown) => {
      const reply = readReply(raw, 'm1');
      return reply && [reply, endingOf(reply, false)];
    },
  ],
  'a failure': [fc.record({ code: hostileText, message: hostileText }), readFailure],
  'a code of a failure, as a label': [
    fc.oneof(hostileText, hostileJson, fc.constantFrom(...PAYMENT_FAILURE_CODES)),
    (code: never) => [failureLabel({ code }, createLabels()), failureLabel({ code }, createLabels(en))],
  ],
  'a verdict': [
    fc.oneof(hostileJson, spoiled(VERDICT)),
    (body: unknown) => {
      const parsed = verdictSchema.safeParse(body);
      return parsed.success ? conclude(parsed.data, { kind: 'answered' }, 0) : null;
    },
  ],
  'the state of an order': [
    fc.oneof(hostileJson, spoiled({ orderId: 'o1', verdict: VERDICT })),
    (body: unknown) => orderStatusSchema.safeParse(body).success,
  ],
  'stored attempts': [
    fc.oneof(
      hostileText,
      fc.oneof(hostileJson, spoiled([ATTEMPT])).map((value) => JSON.stringify(value) ?? ''),
    ),
    (text: string) => {
      const store = new AttemptStore(storageOf(text), () => 2);
      return [store.read('m1'), store.nextNumber('o1'), store.unfinished('o1')];
    },
  ],
  'a stored lease': [
    fc.oneof(
      hostileText,
      fc.oneof(hostileJson, spoiled(LEASE)).map((value) => JSON.stringify(value) ?? ''),
    ),
    (text: string) => new LeaseStore(storageOf(text), () => 2).read('o1'),
  ],
  'an order': [fc.oneof(hostileJson, spoiled(order)), (input: unknown) => parseOrder(input, { payMethod: 'vbank' })],
  'a merchant': [fc.oneof(hostileJson, spoiled(merchant)), (input: unknown) => parseMerchant(input).ok],
  'a selection': [
    fc.oneof(
      hostileJson,
      spoiled({ payMethod: 'card', cardIssuer: '361', installment: 3 }),
      spoiled({ payMethod: 'vbank', cashReceipt: true }),
    ),
    (input: unknown) => parseSelection(input, { merchant, amount: 64_900 }),
  ],
  'a shipment': [fc.oneof(hostileJson, spoiled(SHIPMENT)), (input: unknown) => parseShipment(input).ok],
  'a card': [
    fc.oneof(hostileJson, spoiled(CARD)),
    (input: unknown) => parseCard(input, { checkDigit: true, now: 1_800_000_000_000 }),
  ],
  'a CARDQUOTA': [
    fc.oneof(
      hostileText,
      hostileText.map((text) => `CCBC-0:2:3^${text}`),
    ),
    (text: string) => orOwnError(() => parseCardQuota(text)),
  ],
  'a name for an order': [fc.array(hostileText, { minLength: 1, maxLength: 5 }), orderName],
  'text that Kiwoom Pay’s window shows': [hostileText, toSendable],
};

/** Misuse by a developer throws, with a code; nothing else may be thrown. */
function orOwnError(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    if (error instanceof CheckoutError) return error.code;
    throw error;
  }
}

describe.each(Object.entries(READERS))('%s from outside', (_name, [input, read]) => {
  it('is read without a throw', () => {
    fc.assert(
      fc.property(input, (value) => void read(value as never)),
      SETTINGS,
    );
  });

  it('means the same whether a name in it is inherited by every object or by none', () => {
    const same = (value: unknown) => {
      expect(plain(withoutInherited(plain(read(value as never))))).toEqual(
        plain(read(withoutInherited(value) as never)),
      );
    };
    fc.assert(fc.property(input, same), SETTINGS);
  });
});

/** As JSON, which leaves out what is not data. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null));
}

describe('the fields that are wrong', () => {
  it.each<[string, (input: unknown) => { ok: boolean; issues?: readonly { field: string }[] }, unknown]>([
    ['a card', (input) => parseCard(input, { checkDigit: true }), CARD],
    ['a shipment', parseShipment, SHIPMENT],
  ])('of %s are named without their values', (_name, parse, sample) => {
    const secret = fc.stringMatching(/^S[a-z0-9]{9}S$/);
    fc.assert(
      fc.property(secret, fc.constantFrom(...Object.keys(sample as object)), (text, field) => {
        const parsed = parse({ ...(sample as object), [field]: text });
        expect(JSON.stringify(parsed.issues ?? [])).not.toContain(text);
      }),
      SETTINGS,
    );
  });
});

describe('a label with values from outside', () => {
  it('prints them as they are', () => {
    const law = (no: string) => {
      expect(labelsFrom(undefined)('unconfirmedNote', { no })).toContain(no);
    };
    fc.assert(fc.property(hostileText, law), SETTINGS);
  });
});
