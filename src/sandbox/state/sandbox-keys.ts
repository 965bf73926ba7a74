import type { CustomerWire } from '../../wire/rest-subscribe.ts';
import { declineReason } from './finish-payment.ts';
import type { CallBody } from './rest-fields.ts';
import { outcomeFor, type SandboxContext, unixSeconds } from './sandbox-context.ts';
import { textOf } from './sandbox-http.ts';
import type { Channel } from './sandbox-options.ts';
import { cardName } from './supported-methods.ts';
import { CARD_CODE, type CardOnFile } from './test-cards.ts';

/**
 * The channel of a REST charge, by `channel_key` or `pg`; the default channel when the call names none; null when
 * there is no such channel.
 *
 * Kiwoom Pay itself has separate contracts, and so separate channels, for the window, for key-in payments and for
 * billing keys. In the sandbox each payment channel supports all three.
 */
export function pickChannel(context: SandboxContext, fields: Readonly<Record<string, unknown>>): Channel | null {
  const channels = context.options.channels.filter(({ type }) => type === 'payment');
  const key = textOf(fields.channel_key);
  const pg = textOf(fields.pg);
  if (key !== null) return channels.find(({ channelKey }) => channelKey === key) ?? null;
  if (pg === null) return channels[0] ?? null;
  const [provider, pgId] = pg.split('.');
  return channels.find((channel) => channel.provider === provider && (pgId ?? channel.pgId) === channel.pgId) ?? null;
}

/** Why the card company refuses a billing key for this card; null when it issues one. */
export function keyProblem(context: SandboxContext, customerUid: string, card: CardOnFile): string | null {
  return card.blocksKey ?? declineReason(outcomeFor(context, customerUid));
}

/** Stores a billing key; a new key of the same customer replaces it. */
export function storeKey(
  context: SandboxContext,
  { fields }: CallBody,
  key: { customerUid: string; card: CardOnFile; channel: Channel },
): CustomerWire {
  const { customerUid, card, channel } = key;
  const { customers } = context.state;
  const now = unixSeconds(context);
  const wire: CustomerWire = {
    customer_uid: customerUid,
    pg_provider: channel.provider,
    pg_id: channel.pgId,
    sandbox: channel.sandbox,
    customer_id: textOf(fields.customer_id),
    card_name: cardName(CARD_CODE),
    card_code: CARD_CODE,
    card_number: card.masked,
    card_type: 0,
    customer_name: textOf(fields.customer_name),
    customer_tel: textOf(fields.customer_tel),
    customer_email: textOf(fields.customer_email),
    customer_addr: textOf(fields.customer_addr),
    customer_postcode: textOf(fields.customer_postcode),
    inserted: customers.get(customerUid)?.wire.inserted ?? now,
    updated: now,
  };
  customers.set(customerUid, { wire, card, channel });
  return wire;
}
