import * as z from 'zod/mini';

/** Lengths of ids, in characters, as PortOne V1 limits them. */
export const MAX_MERCHANT_UID_LENGTH = 40;
export const MAX_CUSTOMER_UID_LENGTH = 80;
/** PortOne documents 32. Longer ones are accepted, so that a payment with one is not lost. */
export const MAX_IMP_UID_LENGTH = 100;
export const MAX_CHANNEL_KEY_LENGTH = 55;
/** The shop's own number of an order. PortOne never sees it. */
export const MAX_ORDER_ID_LENGTH = 200;

/**
 * Ids in the body of a request to the shop's server. Control characters and halves of a surrogate pair are in no id of
 * PortOne or a shop, and databases refuse them.
 */
function id(maxLength: number) {
  // A refinement, not `z.regex`: that would add a whole class of checks to every bundle.
  return z.string().check(
    z.minLength(1),
    z.maxLength(maxLength),
    z.refine((text) => !UNSTORABLE.test(text)),
  );
}

const UNSTORABLE = /[\p{Control}\p{Surrogate}]/u;

export const merchantUidSchema = id(MAX_MERCHANT_UID_LENGTH);
export const customerUidSchema = id(MAX_CUSTOMER_UID_LENGTH);
export const orderIdSchema = id(MAX_ORDER_ID_LENGTH);
export const impUidSchema = id(MAX_IMP_UID_LENGTH);
