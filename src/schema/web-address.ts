/** Is it safe as the target of a link? Addresses such as `javascript:…` come from outside and would run on a click. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/]/i.test(text);
}
