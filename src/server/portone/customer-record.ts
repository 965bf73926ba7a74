import * as z from 'zod/mini';
import { type CamelKeys, camelKeys, count, text } from './read-wire.ts';

const holder = {
  customer_id: text,
  customer_name: text,
  customer_tel: text,
  customer_email: text,
  customer_addr: text,
  customer_postcode: text,
};
const card = { card_code: text, card_number: text, card_type: count };

const customerWire = z.object({
  customer_uid: z.string(),
  pg_provider: z.string(),
  pg_id: z.string(),
  sandbox: z.boolean(),
  card_name: z.string(),
  ...card,
  ...holder,
  inserted: z.number(),
  updated: z.number(),
});

/** One of the keys of a super billing key. */
export interface CustomerChannel {
  pgProvider: string;
  pgId: string;
  /** Why there is no key at this channel; null where there is one. */
  failure: string | null;
}

/** A billing key as PortOne shows it: never the key, the card's number masked. Times in unix seconds. */
export interface Customer extends Omit<CamelKeys<z.output<typeof customerWire>>, 'sandbox'> {
  /** Null for a super billing key: PortOne does not say it there. */
  sandbox: boolean | null;
  /**
   * Of a super billing key: one card stored at several channels, of which the first that succeeded is shown here. Null for
   * an ordinary key.
   */
  channelGroupId: string | null;
  /** Those of a super billing key; empty for an ordinary key. */
  channels: CustomerChannel[];
}

const channel = { pg_provider: z.string(), pg_id: z.string() };
const succeededWire = z.object({
  ...channel,
  ...card,
  card_name: z.catch(z.string(), ''),
  inserted: z.catch(z.number(), 0),
  updated: z.catch(z.number(), 0),
});
const failedWire = z.object({ ...channel, message: z.catch(z.string(), '') });

const superWire = z.object({
  customer_uid: z.string(),
  channelGroupId: z.string(),
  ...holder,
  succeededChannels: z.catch(z.array(succeededWire), []),
  failedChannels: z.catch(z.array(failedWire), []),
});

/** Reads a CustomerWire or a SuperCustomerWire. */
export const customerSchema: z.ZodMiniType<Customer> = z.union([
  z.pipe(
    superWire,
    z.transform((wire) => toSuperCustomer(wire)),
  ),
  z.pipe(
    customerWire,
    z.transform((wire): Customer => ({ ...camelKeys(wire), channelGroupId: null, channels: [] })),
  ),
]);

function toSuperCustomer(wire: z.output<typeof superWire>): Customer {
  const { succeededChannels, failedChannels, channelGroupId, ...person } = wire;
  const [first] = succeededChannels;
  const shown = first ?? { ...NO_KEY, ...failedChannels[0] };
  const { pg_provider, pg_id, card_name, card_code, card_number, card_type } = shown;
  return {
    ...camelKeys(person),
    ...camelKeys({ pg_provider, pg_id, card_name, card_code, card_number, card_type }),
    sandbox: null,
    inserted: shown.inserted,
    updated: Math.max(0, ...succeededChannels.map(({ updated }) => updated)),
    channelGroupId,
    channels: [
      ...succeededChannels.map((each) => toChannel(each, null)),
      ...failedChannels.map((each) => toChannel(each, each.message)),
    ],
  };
}

const NO_KEY: z.output<typeof succeededWire> = {
  pg_provider: '',
  pg_id: '',
  card_name: '',
  card_code: null,
  card_number: null,
  card_type: null,
  inserted: 0,
  updated: 0,
};

function toChannel({ pg_provider, pg_id }: { pg_provider: string; pg_id: string }, failure: string | null) {
  return { pgProvider: pg_provider, pgId: pg_id, failure };
}
