/** Violations of the order of files that are still to be removed. Whoever removes one deletes its line. */
export const KNOWN_VIOLATIONS: readonly string[] = [
  'components/context/checkout-context.ts: imports components/choosing/use-fallback.ts, a later sub-room',
  'components/result/after-button.tsx: imports components/checkout/pay-button.tsx, a later sub-room',
  'components/result/payment-result.tsx: imports components/checkout/pay-button.tsx, a later sub-room',
  'components/result/payment-return.tsx: imports components/checkout/pay-button.tsx, a later sub-room',
  'circle: components/result/payment-result.tsx, components/result/payment-status.tsx',
  'circle: components/ui/icons.tsx, components/ui/slots.tsx',
];
