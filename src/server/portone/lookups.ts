import * as z from 'zod/mini';
import { encodeId } from './path-id.ts';
import { orAbsent } from './portone-error.ts';
import { type CamelKeys, camelKeys, text } from './read-wire.ts';
import type { Transport } from './transport.ts';

const codeSchema = z.object({ code: z.string(), name: z.string() });

/** A card company or a bank by its standard code. */
export type StandardCode = z.output<typeof codeSchema>;

const channelWire = z.object({
  pg_provider: z.string(),
  pg_id: z.string(),
  sandbox: z.boolean(),
  type: z.string(),
  channel_name: text,
  channel_key: text,
});

/** A channel of the merchant: a contract with a PG. */
export type ChannelRecord = CamelKeys<z.output<typeof channelWire>>;

const channelSchema: z.ZodMiniType<ChannelRecord> = z.pipe(
  channelWire,
  z.transform((wire) => camelKeys(wire)),
);

/** Small tables of PortOne. */
export interface Lookups {
  /** The merchant's channels. */
  channels(): Promise<ChannelRecord[]>;
  /** Card companies, as in `cardCode` of a payment. */
  cards(): Promise<StandardCode[]>;
  /** One, or null. */
  card(code: string): Promise<StandardCode | null>;
  /** Banks, as in `bankCode` and `vbankCode` of a payment. */
  banks(): Promise<StandardCode[]>;
  /** One, or null. */
  bank(code: string): Promise<StandardCode | null>;
}

export function createLookups(transport: Transport): Lookups {
  async function list<T>(path: string, schema: z.ZodMiniType<T>): Promise<T[]> {
    const call = { method: 'GET', path, effect: 'repeatable' } as const;
    return (await orAbsent(transport.call(call, z.array(schema)))) ?? [];
  }
  async function one(path: string, code: string): Promise<StandardCode | null> {
    const call = { method: 'GET', path: `${path}/${encodeId('code', code)}`, effect: 'repeatable' } as const;
    return orAbsent(transport.call(call, codeSchema));
  }
  return {
    channels: () => list('/users/pg', channelSchema),
    cards: () => list('/cards', codeSchema),
    card: (code) => one('/cards', code),
    banks: () => list('/banks', codeSchema),
    bank: (code) => one('/banks', code),
  };
}
