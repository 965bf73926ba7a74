import type { PreviewSubstitutes } from '../components/context/checkout-provider.tsx';
import { type FakeCardOutcome, type FakeCards, fakeCards } from '../testing/fake-cards.ts';
import type { FakeOutcome } from '../testing/fake-outcomes.ts';
import { fakePortOne } from '../testing/fake-portone.ts';
import { fakeVerify } from '../testing/fake-verify.ts';

export interface StorySandbox {
  substitutes: PreviewSubstitutes;
  setOutcome(outcome: FakeOutcome): void;
}

/** The fake SDK and server of one story. @param delay milliseconds the window takes; the server takes half of it. */
export function createStorySandbox({ outcome: first, delay }: { outcome: FakeOutcome; delay: number }): StorySandbox {
  let outcome = first;
  const sdk = fakePortOne({ outcome, delay });
  const ask = fakeVerify({ delay: delay / 2 });
  const { chargeOf, ...cardEndpoints } = createCardFakes(() => outcome, delay / 2);
  const known = new Set<string>();

  return {
    setOutcome(next) {
      outcome = next;
      sdk.setOutcome(next);
    },
    substitutes: {
      sdk: {
        ...sdk,
        request_pay(...args: Parameters<typeof sdk.request_pay>) {
          known.add(args[0].merchant_uid);
          sdk.request_pay(...args);
        },
      },
      async verify(request, options) {
        const { merchantUid } = request;
        const charge = chargeOf(merchantUid);
        if (charge) return charge.verify(request);
        if (!known.has(merchantUid)) {
          // A page that shoppers come back to: the payment itself happened on a phone.
          known.add(merchantUid);
          sdk.request_pay({ ...RETURNED, merchant_uid: merchantUid });
        }
        return ask(request, options);
      },
      ...cardEndpoints,
    },
  };
}

type CardEndpoints = Pick<PreviewSubstitutes, 'pay' | 'issue' | 'remove' | 'save'>;

/** The server's part of cards without a window. @param delay milliseconds of each answer */
function createCardFakes(
  outcome: () => FakeOutcome,
  delay: number,
): CardEndpoints & { chargeOf(merchantUid: string): FakeCards | undefined } {
  /** Charges by order number. */
  const charges = new Map<string, FakeCards>();

  function cards(amount?: number): FakeCards {
    return fakeCards({ outcome: withoutWindow(outcome()), delay, amount });
  }

  return {
    chargeOf: (merchantUid) => charges.get(merchantUid),
    async pay({ merchantUid, cardQuota, amount }) {
      const server = cards(amount);
      charges.set(merchantUid, server);
      return server.pay({ merchantUid, cardQuota });
    },
    issue: (request) => cards().issue(request),
    remove: () => cards().act(),
    save: () => cards().act(),
  };
}

/** The payment assumed for an order that was paid elsewhere. */
const RETURNED = { pay_method: 'card', name: '', amount: 64_900, digital: false } as const;

/** Maps outcomes of the window to outcomes of a charge without one. */
function withoutWindow(outcome: FakeOutcome): FakeCardOutcome {
  switch (outcome) {
    case 'decline':
    case 'over-limit':
    case 'server-down':
    case 'never-answer':
      return outcome;
    case 'insufficient-balance':
      return 'decline';
    case 'notify-late':
    case 'success-flag-lies':
      return 'lost';
    default:
      return 'approve';
  }
}
