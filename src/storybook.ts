/** `kiwoom-checkout/storybook`: a checkout page in a shop's own Storybook, without keys, network or money. */
export { kiwoomGlobalTypes, kiwoomInitialGlobals } from './storybook/toolbar.ts';
export { type KiwoomParameters, withKiwoomSandbox } from './storybook/with-kiwoom-sandbox.ts';
