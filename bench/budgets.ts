/** A limit of one row, named `part/measure`. */
export interface Limit {
  /** No more than this, or the command fails. Set to what is true today; lower it with each saving. */
  budget?: number;
  /** What the row is to reach. */
  target?: number;
  /** What the ratio to its floor is to reach: at most, or with `atLeast` at least. */
  targetRatio?: number;
  atLeast?: true;
}

export const LIMITS: Readonly<Record<string, Limit>> = {
  // Bytes, with 0.1 to 0.2 kB to spare.
  'sizes/{ KiwoomCheckout }: first load': { budget: 67_900, target: 32_000 },
  'sizes/{ KiwoomCheckout }: total': { budget: 67_900, target: 56_000 },
  'sizes/{ usePayment }: first load': { budget: 32_500, target: 9_000 },
  'sizes/{ usePayment }: total': { budget: 32_500, target: 28_000 },
  'sizes/{ PaymentReturn }: first load': { budget: 34_900 },
  'sizes/{ PaymentReturn }: total': { budget: 34_900, target: 32_000 },
  'sizes/{ installmentOptions }: first load': { budget: 500 },
  'sizes/{ installmentOptions }: total': { budget: 500, target: 500 },
  'sizes/{ KiwoomCheckout }: first load where the shop has react-hook-form': { budget: 54_300, target: 17_500 },
  'sizes/styles.css': { budget: 6_500, target: 5_500 },
  'sizes/styles.layer.css': { budget: 6_500, target: 5_500 },
  'renders/order as an object, mount to ready: renders': { budget: 119, target: 122 },
  'renders/order as an object, mount to ready: commits': { budget: 5 },
  'renders/order as an object, page re-render: renders': { budget: 5, target: 7 },
  'renders/order as an object, page re-render: commits': { budget: 1 },
  'renders/order as an object, amount change: renders': { budget: 37, target: 61 },
  'renders/order as an object, amount change: commits': { budget: 1, target: 1 },
  'renders/order as an object, choosing a method: renders': { budget: 35 },
  'renders/order as an object, choosing a method: commits': { budget: 2 },
  'renders/order as an object, choosing the card again: renders': { budget: 38 },
  'renders/order as an object, choosing the card again: commits': { budget: 2 },
  'renders/order as an object, choosing months: renders': { budget: 30 },
  'renders/order as an object, choosing months: commits': { budget: 1 },
  'renders/order as a function, mount to ready: renders': { budget: 149 },
  'renders/order as a function, mount to ready: commits': { budget: 5 },
  'renders/order as a function, page re-render: renders': { budget: 5 },
  'renders/order as a function, page re-render: commits': { budget: 1 },
  'renders/order as a function, amount change: renders': { budget: 68 },
  'renders/order as a function, amount change: commits': { budget: 3 },
  'renders/order as a function, choosing a method: renders': { budget: 35 },
  'renders/order as a function, choosing a method: commits': { budget: 2 },
  'renders/order as a function, choosing the card again: renders': { budget: 38 },
  'renders/order as a function, choosing the card again: commits': { budget: 2 },
  'renders/order as a function, choosing months: renders': { budget: 30 },
  'renders/order as a function, choosing months: commits': { budget: 1 },
  // Times depend on the machine, so only their ratios have a target.
  'browser/mount': { targetRatio: 1.2 },
  'browser/hydrate': { targetRatio: 2 },
  'browser/layout shift, hydrated': { target: 0 },
  'browser/layout shift, rendered in the browser': { target: 0 },
  'browser/heap after 2,000 mounts of the kit': { targetRatio: 1.05 },
  // Twice the ratio of the first table.
  'server/renderToString': { targetRatio: 0.12, atLeast: true },
};
