import { type ReportCode, reportOnce } from '../../errors/warn.ts';

/** Where the shopper cannot go on: one text for each code. */
export const DEAD_ENDS = {
  'field-hidden':
    'This field is not valid and not visible, so the shopper cannot correct it and cannot pay. Show it, or remove its constraint while it is hidden:',
  'frame-forbids-forms':
    'The browser dropped the submit of the checkout. The page is in an iframe whose sandbox attribute has no allow-forms, so no shopper can pay in it. Add allow-forms, allow-popups and allow-popups-to-escape-sandbox, or open the checkout in a page of its own.',
  'on-free-missing':
    'The order costs 0 won, and <CheckoutRoot> has no onFree. PortOne takes no payment of 0 won, so the shopper cannot finish this order. Pass onFree, and place the order there at your server.',
} as const satisfies Partial<Record<ReportCode, string>>;

/** Tells the developer, in development, of a place where the shopper cannot go on. */
export function reportDeadEnd(code: keyof typeof DEAD_ENDS, detail = ''): void {
  try {
    // A bundler drops the texts with the branch.
    if (process.env.NODE_ENV !== 'production') reportOnce(code, `${DEAD_ENDS[code]} ${detail}`.trim());
  } catch {
    // A page without a bundler has no `process`.
  }
}
