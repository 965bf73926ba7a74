import * as z from 'zod/mini';
import { MAX_MERCHANT_UID_LENGTH } from '../../schema/ids.ts';
import type { PrepareRequestWire } from '../../wire/rest.ts';
import { encodeId } from './path-id.ts';
import { assertInput, orAbsent } from './portone-error.ts';
import type { Call, Transport } from './transport.ts';

/** What PortOne is to expect for an order. */
export interface PreparedPayment {
  merchantUid: string;
  /** Won. */
  amount: number;
  currency: string | null;
}

export interface PreparePayment {
  merchantUid: string;
  /** A whole number of won above 0. */
  amount: number;
  /** Left out: the currency is not compared. */
  currency?: string | undefined;
}

export interface Prepare {
  /** Before the window opens. @throws PortOneError `refused` when the order was registered before */
  register(expected: PreparePayment): Promise<PreparedPayment>;
  /** When the cart changes. @throws PortOneError `not-found` when never registered */
  change(expected: PreparePayment): Promise<PreparedPayment>;
  read(merchantUid: string): Promise<PreparedPayment | null>;
}

const preparedSchema = z.pipe(
  z.object({ merchant_uid: z.string(), amount: z.number(), currency: z.catch(z.nullable(z.string()), null) }),
  z.transform(
    ({ merchant_uid, amount, currency }): PreparedPayment => ({ merchantUid: merchant_uid, amount, currency }),
  ),
);

export function createPrepare(transport: Transport): Prepare {
  async function write(expected: PreparePayment, call: Pick<Call, 'method' | 'effect'>) {
    return transport.call({ ...call, path: '/payments/prepare', body: { ...prepareBody(expected) } }, preparedSchema);
  }
  return {
    // A second registration is refused, so a repeat after silence could report a failure that was a success.
    register: (expected) => write(expected, { method: 'POST', effect: 'once' }),
    change: (expected) => write(expected, { method: 'PUT', effect: 'repeatable' }),
    async read(merchantUid) {
      const path = `/payments/prepare/${encodeId('merchantUid', merchantUid)}`;
      return orAbsent(transport.call({ method: 'GET', path, effect: 'repeatable' }, preparedSchema));
    },
  };
}

function prepareBody({ merchantUid, amount, currency }: PreparePayment): PrepareRequestWire {
  encodeId('merchantUid', merchantUid);
  assertInput(
    merchantUid.length <= MAX_MERCHANT_UID_LENGTH,
    `merchantUid has ${merchantUid.length} characters. PortOne keeps ${MAX_MERCHANT_UID_LENGTH}. Use a shorter one.`,
  );
  assertInput(
    Number.isSafeInteger(amount) && amount > 0,
    `prepare was given the amount ${amount}. It must be a whole number of won above 0. Compute it from the order.`,
  );
  return { merchant_uid: merchantUid, amount, ...(currency === undefined ? {} : { currency }) };
}
