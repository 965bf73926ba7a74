/** What is weighed of the package: the code of a shop that uses it, by the package's own entries. */
export const IMPORTS = {
  '{ KiwoomCheckout }': "export { KiwoomCheckout } from 'kiwoom-checkout';",
  '{ usePayment }': "export { usePayment } from 'kiwoom-checkout';",
  '{ PaymentReturn }': "export { PaymentReturn } from 'kiwoom-checkout';",
  '{ installmentOptions }': "export { installmentOptions } from 'kiwoom-checkout/core';",
} as const;

export type ImportName = keyof typeof IMPORTS;

/** The import whose parts are listed: by library, by room, in every bundler. */
export const WHOLE_KIT: ImportName = '{ KiwoomCheckout }';

/** React is the shop's own in every figure. */
export const REACT: readonly string[] = ['react', 'react/*', 'react-dom', 'react-dom/*'];

export function isReact(id: string): boolean {
  return /^react(-dom)?($|\/)/.test(id);
}
