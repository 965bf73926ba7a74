/** File names of PortOne's V1 script: `iamport.js`, `iamport.esm.js`, `iamport.payment-1.2.0.js`. */
const SCRIPT_NAME = /\/iamport(?:\.[\w.-]{1,40})?\.js\b/;
const MAX_STACK_CHARACTERS = 10_000;

const addresses = new Set<string>();

/** Notes an address from which the SDK was loaded. */
export function noteSdkAddress(src: string): void {
  addresses.add(src);
}

/** Is the function that calls this one, directly or not, called by the SDK's script? */
export function isCalledBySdk(stack: string = new Error().stack ?? ''): boolean {
  const text = stack.slice(0, MAX_STACK_CHARACTERS);
  return SCRIPT_NAME.test(text) || [...addresses].some((address) => text.includes(address));
}
