import * as z from 'zod/mini';
import type { CancelRequestWire, PrepareRequestWire, TokenRequestWire } from '../../src/wire/rest.ts';
import type { ShipmentRequestWire } from '../../src/wire/rest-escrow-logis.ts';
import type { ReceiptRequestWire } from '../../src/wire/rest-receipt.ts';
import type {
  AgainWire,
  IssueKeyWire,
  OnetimeWire,
  ScheduleRequestWire,
  UnscheduleWire,
} from '../../src/wire/rest-subscribe.ts';

/** What PortOne documents of its requests, strictly: every type, what has to be there, every limit, and no other key. */

const max = (most: number) => z.string().check(z.minLength(1), z.maxLength(most));
const some = z.string().check(z.minLength(1));
const won = z.int().check(z.positive());
const part = z.int().check(z.nonnegative());
const seconds = z.int().check(z.gte(1_000_000_000), z.lt(10_000_000_000));
const jsonText = z.string().check(z.refine((text) => typeof JSON.parse(text) === 'object'));

const card = {
  card_number: z.string().check(z.regex(/^\d{4}-\d{4}-\d{4}-\d{4}$/)),
  expiry: z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/)),
  birth: z.optional(z.string().check(z.regex(/^(\d{6}|\d{10})$/))),
  pwd_2digit: z.optional(z.string().check(z.regex(/^\d{2}$/))),
};
const charge = {
  merchant_uid: max(40),
  amount: won,
  tax_free: z.optional(part),
  card_quota: z.optional(z.int().check(z.refine((months) => months === 0 || months >= 2))),
  buyer_name: z.optional(max(16)),
  buyer_email: z.optional(max(64)),
  buyer_tel: z.optional(max(16)),
  buyer_addr: z.optional(max(128)),
  buyer_postcode: z.optional(max(8)),
  custom_data: z.optional(some),
  notice_url: z.optional(z.url()),
  browser_ip: z.optional(some),
  promotion_id: z.optional(some),
  bypass: z.optional(jsonText),
};
const party = { name: z.optional(some), tel: z.optional(some), addr: z.optional(some), postcode: z.optional(some) };

export const onetimeBody = z.strictObject({
  ...charge,
  ...card,
  customer_uid: z.optional(max(80)),
  pg: z.optional(max(80)),
  channelGroupId: z.optional(max(55)),
  currency: z.optional(some),
  name: z.optional(max(40)),
});

export const againBody = z.strictObject({
  ...charge,
  customer_uid: max(80),
  name: max(40),
  currency: z.optional(some),
  channel_key: z.optional(max(55)),
  product_count: z.optional(z.int()),
});

export const scheduleBody = z.strictObject({
  customer_uid: max(80),
  schedules: z
    .array(
      z.strictObject({
        ...charge,
        schedule_at: seconds,
        currency: some,
        name: max(40),
        product_count: z.optional(z.int()),
      }),
    )
    .check(z.minLength(1)),
  checking_amount: z.optional(part),
  channel_key: z.optional(max(55)),
  customer_id: z.optional(some),
  card_number: z.optional(card.card_number),
  expiry: z.optional(card.expiry),
  birth: card.birth,
  pwd_2digit: card.pwd_2digit,
});

export const unscheduleBody = z.strictObject({
  customer_uid: z.optional(some),
  merchant_uid: z.optional(z.array(some).check(z.minLength(1))),
});

export const moveBody = z.strictObject({ schedule_at: seconds });

export const issueKeyBody = z.strictObject({
  ...card,
  channel_key: max(55),
  pg: z.optional(max(80)),
  customer_id: z.optional(some),
  customer_name: z.optional(max(20)),
  customer_tel: z.optional(max(20)),
  customer_email: z.optional(max(200)),
  customer_addr: z.optional(max(200)),
  customer_postcode: z.optional(max(8)),
  channel_group_id: z.optional(max(55)),
});

export const shipmentBody = z.strictObject({
  sender: z.strictObject({ ...party, relationship: some }),
  receiver: z.strictObject(party),
  logis: z.strictObject({
    company: some,
    invoice: some,
    sent_at: seconds,
    receiving_at: z.string().check(z.regex(/^20\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/)),
    address: some,
  }),
});

export const receiptBody = z.strictObject({
  identifier: z.string().check(z.regex(/^\d+$/)),
  type: z.optional(z.enum(['person', 'company'])),
  company_tel: some,
  company_name: some,
  corp_reg_no: some,
  buyer_name: z.optional(some),
  buyer_email: z.optional(some),
  buyer_tel: z.optional(some),
  tax_free: z.optional(part),
  vat_amount: z.optional(part),
});

export const tokenBody = z.strictObject({ imp_key: some, imp_secret: some });

export const prepareBody = z.strictObject({ merchant_uid: max(40), amount: won, currency: z.optional(some) });

export const cancelBody = z
  .strictObject({
    imp_uid: z.optional(some),
    merchant_uid: z.optional(some),
    amount: z.optional(won),
    tax_free: z.optional(part),
    checksum: z.optional(won),
    reason: z.optional(some),
    refund_holder: z.optional(some),
    // Kiwoom Pay's codes, not those of other places.
    refund_bank: z.optional(z.enum(['04', '11', '03', '08', '15', '10', '05', '09', '31', '12'])),
    refund_account: z.optional(z.string().check(z.regex(/^[\d-]+$/))),
    retain_promotion: z.optional(z.boolean()),
    enable_webhook: z.optional(z.boolean()),
  })
  .check(
    z.refine(({ imp_uid, merchant_uid }) => (imp_uid ?? merchant_uid) !== undefined),
    z.refine(({ refund_holder, refund_bank, refund_account }) => {
      const given = [refund_holder, refund_bank, refund_account].filter((each) => each !== undefined);
      return given.length === 0 || given.length === 3;
    }),
  );

/** No body was sent. */
export const noBody = z.undefined();
export const emptyBody = z.strictObject({});

export const noQuery = z.strictObject({});
export const scheduleQuery = z.strictObject({
  schedule_from: z.string().check(z.regex(/^\d{10}$/)),
  schedule_to: z.string().check(z.regex(/^\d{10}$/)),
  schedule_status: z.optional(z.enum(['scheduled', 'executed', 'revoked'])),
  page: z.optional(z.string().check(z.regex(/^[1-9]\d*$/))),
  limit: z.optional(z.string().check(z.regex(/^([1-9]\d{0,2}|1000)$/))),
  sorting: z.optional(some),
});
export const customerScheduleQuery = z.strictObject({
  from: z.string().check(z.regex(/^\d{10}$/)),
  to: z.string().check(z.regex(/^\d{10}$/)),
  page: z.optional(z.string().check(z.regex(/^[1-9]\d*$/))),
  'schedule-status': z.optional(z.enum(['scheduled', 'executed', 'revoked'])),
});
export const pageQuery = z.strictObject({ page: z.optional(z.string().check(z.regex(/^[1-9]\d*$/))) });
export const reasonQuery = z.strictObject({ reason: z.optional(some) });
export const uidsQuery = z.strictObject({ 'customer_uid[]': z.array(max(80)).check(z.minLength(1)) });

/** Fails to compile where a schema and a wire type name other keys. */
type SameKeys<Schema, Wire> = [keyof Schema, keyof Wire] extends [keyof Wire, keyof Schema] ? true : never;
export const KEYS_AGREE: [
  SameKeys<z.output<typeof onetimeBody>, OnetimeWire>,
  SameKeys<z.output<typeof againBody>, AgainWire>,
  SameKeys<z.output<typeof scheduleBody>, ScheduleRequestWire>,
  SameKeys<z.output<typeof unscheduleBody>, UnscheduleWire>,
  SameKeys<z.output<typeof issueKeyBody>, IssueKeyWire>,
  SameKeys<z.output<typeof shipmentBody>['logis'], ShipmentRequestWire['logis']>,
  SameKeys<z.output<typeof shipmentBody>['sender'], ShipmentRequestWire['sender']>,
  SameKeys<z.output<typeof receiptBody>, ReceiptRequestWire>,
  SameKeys<z.output<typeof tokenBody>, TokenRequestWire>,
  SameKeys<z.output<typeof prepareBody>, PrepareRequestWire>,
  SameKeys<z.output<typeof cancelBody>, CancelRequestWire>,
] = [true, true, true, true, true, true, true, true, true, true, true];
