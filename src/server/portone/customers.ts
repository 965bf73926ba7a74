import * as z from 'zod/mini';
import { MAX_CUSTOMER_UID_LENGTH } from '../../schema/ids.ts';
import { type CardInput, cardBody, cardInput, cardSecrets, channelKey, optionalText } from './charge-input.ts';
import { checkInput, given, query } from './check-input.ts';
import { type Customer, customerSchema } from './customer-record.ts';
import { assertPage } from './page-limits.ts';
import { encodeId } from './path-id.ts';
import { type PaymentPage, paymentPageSchema } from './payments.ts';
import { assertInput, hasCode, orAbsent, PortOneError } from './portone-error.ts';
import type { Transport } from './transport.ts';

export interface IssueCustomer {
  /** Of the contract for billing keys. */
  channelKey: string;
  card: CardInput;
  pg?: string | undefined;
  customerId?: string | undefined;
  customer?:
    | {
        /** At most 20 characters. */
        name?: string | undefined;
        /** At most 20 characters. */
        tel?: string | undefined;
        /** At most 200 characters. */
        email?: string | undefined;
        /** At most 200 characters. */
        address?: string | undefined;
        /** At most 8 characters. */
        postcode?: string | undefined;
      }
    | undefined;
}

/** PortOne's noun `customers`: billing keys, one `customerUid` for each person and card. */
export interface Customers {
  /**
   * Keeps a card at PortOne. No money moves. Issuing again for the same id replaces the key and leaves the old one at
   * the PG, so it is sent once: after silence the key is looked up, and answered with when it is newer than the call.
   * @throws PortOneError `invalid-input`; `refused` with the PG's words; `outcome-unknown`: issue it again then
   */
  issue(customerUid: string, options: IssueCustomer): Promise<Customer>;
  /** One, or null. */
  get(customerUid: string): Promise<Customer | null>;
  /** Several; those not found are left out. */
  list(customerUids: readonly string[]): Promise<Customer[]>;
  /**
   * Takes a key away, for good. What is scheduled with it stays scheduled, and fails: unschedule it first.
   * @throws PortOneError `not-found`; `outcome-unknown` when it is still there after silence: delete it again then
   */
  delete(customerUid: string, options?: { reason?: string | undefined }): Promise<void>;
  /** Payments made with a key, newest first, a page at a time. */
  payments(customerUid: string, options?: { page?: number | undefined }): Promise<PaymentPage>;
}

const issueSchema = z.object({
  channelKey,
  card: cardInput,
  pg: optionalText(80),
  customerId: optionalText(),
  customer: z.optional(
    z.object({
      name: optionalText(20),
      tel: optionalText(20),
      email: optionalText(200),
      address: optionalText(200),
      postcode: optionalText(8),
    }),
  ),
});

const BASE = '/subscribe/customers';

export function createCustomers(transport: Transport): Customers {
  return {
    get: (customerUid) => getCustomer(transport, customerUid),
    issue: (customerUid, options) => issueCustomer(transport, customerUid, options),
    async list(customerUids) {
      assertInput(
        customerUids.length > 0,
        'customers.list was given no ids. There is nothing to ask for. Pass at least one.',
      );
      const params = customerUids.map((uid) => ['customer_uid[]', uid] as const);
      const call = { method: 'GET', path: BASE, query: params, effect: 'repeatable' } as const;
      return (await orAbsent(transport.call(call, z.array(customerSchema)))) ?? [];
    },
    delete: async (customerUid, { reason } = {}) => deleteCustomer(transport, customerUid, reason),
    async payments(customerUid, { page } = {}) {
      assertPage('customers.payments', page);
      const path = `${pathOf(customerUid)}/payments`;
      const call = { method: 'GET', path, query: query({ page }), effect: 'repeatable' } as const;
      return (await orAbsent(transport.call(call, paymentPageSchema))) ?? { total: 0, payments: [] };
    },
  };
}

async function getCustomer(transport: Transport, customerUid: string): Promise<Customer | null> {
  return orAbsent(transport.call({ method: 'GET', path: pathOf(customerUid), effect: 'repeatable' }, customerSchema));
}

async function issueCustomer(transport: Transport, customerUid: string, options: IssueCustomer): Promise<Customer> {
  const path = pathOf(customerUid);
  const { card, ...input } = checkInput('customers.issue', issueSchema, options);
  const body = {
    channel_key: input.channelKey,
    ...cardBody(card),
    ...given({ pg: input.pg, customer_id: input.customerId, ...holderBody(input.customer ?? {}) }),
  };
  const sentAt = transport.mark();
  try {
    const call = { method: 'POST', path, body, effect: 'once', secrets: cardSecrets(card) } as const;
    return await transport.call(call, customerSchema);
  } catch (error) {
    if (!hasCode(error, 'outcome-unknown')) throw error;
    const found = await getCustomer(transport, customerUid).catch(() => null);
    if (found !== null && found.updated >= sentAt()) return found;
    throw error;
  }
}

async function deleteCustomer(transport: Transport, customerUid: string, reason: string | undefined): Promise<void> {
  const path = pathOf(customerUid);
  try {
    await transport.call({ method: 'DELETE', path, query: query({ reason }), effect: 'once' }, z.unknown());
  } catch (error) {
    if (!hasCode(error, 'outcome-unknown')) throw error;
    const isGone = await getCustomer(transport, customerUid).then(
      (found) => found === null,
      () => false,
    );
    if (isGone) return;
    throw new PortOneError(
      'outcome-unknown',
      `The billing key ${customerUid} was to be deleted and no usable answer came. It may still be there. Ask customers.get, or delete it again: that does no harm.`,
      { raw: error.raw, status: error.status },
    );
  }
}

function holderBody(customer: NonNullable<IssueCustomer['customer']>): Record<string, unknown> {
  return {
    customer_name: customer.name,
    customer_tel: customer.tel,
    customer_email: customer.email,
    customer_addr: customer.address,
    customer_postcode: customer.postcode,
  };
}

function pathOf(customerUid: string): string {
  const id = encodeId('customerUid', customerUid);
  assertInput(
    customerUid.length <= MAX_CUSTOMER_UID_LENGTH,
    `customerUid has ${customerUid.length} characters. PortOne keeps ${MAX_CUSTOMER_UID_LENGTH}. Use a shorter one.`,
  );
  return `${BASE}/${id}`;
}
