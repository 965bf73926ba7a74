/**
 * What is mutated together, with the tests that have to see it, and the score in percent below which the command fails.
 * A guard that no test misses is no guard.
 */
export const ROOMS = {
  rules: {
    mutate: ['src/rules/**/*.ts', '!src/rules/euc-kr.ts'],
    tests: ['test/rules/**', 'test/request/**', 'test/schema/selection.test.ts'],
    least: 90,
  },
  request: {
    mutate: ['src/request/**/*.ts'],
    tests: ['test/request/**', 'test/schema/checked.test.ts'],
    least: 90,
  },
  machine: {
    mutate: ['src/payment/machine/**/*.ts'],
    tests: ['test/payment/**/*.test.{ts,tsx}'],
    least: 85,
  },
  session: {
    mutate: ['src/payment/session/**/*.ts'],
    tests: ['test/payment/**/*.test.{ts,tsx}'],
    least: 85,
  },
  settlement: {
    mutate: ['src/server/settlement/**/*.ts'],
    tests: [
      // Not exactly-once: it counts on races, which the instrumented code loses.
      'test/server/{judge-record,duplicates,effects,order-winner,plan-settlement,ledger-change,error-reports,refund-the-rest,order-status,card-testing,settle,claim,mismatch,money-truth,several-attempts,verify-payment,checkout-handlers,card-handlers,no-such-order,query-flood}.test.ts',
    ],
    least: 85,
  },
  handlers: {
    mutate: ['src/server/handlers/**/*.ts'],
    tests: [
      'test/server/{checkout-handlers,card-handlers,card-testing,query-flood,no-such-order,cross-origin,judge-origin,routes,webhook-shapes}.test.ts',
    ],
    least: 80,
  },
};
