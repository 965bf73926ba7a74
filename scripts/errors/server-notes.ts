import type { PortOneErrorCode } from '../../src/server/portone/portone-error.ts';
import type { SettlementAlertCode } from '../../src/server/settlement/settlement-alert.ts';

export interface ServerNote {
  cause: string;
  remedy: string;
}

/** What each code of `PortOneError` means. */
export const PORTONE_NOTES: Record<PortOneErrorCode, ServerNote> = {
  'invalid-input': {
    cause: 'An argument is missing or invalid. It was found before anything was sent; `issues` has the fields.',
    remedy: 'Correct the call, as the message says.',
  },
  unauthorized: {
    cause: 'PortOne did not accept the keys, or a token made from them.',
    remedy:
      'Compare `apiKey` and `apiSecret` with the PortOne console, and `tierCode` if the merchant is below an agency.',
  },
  'not-found': {
    cause:
      'PortOne has no such payment, billing key or schedule; or it was made through a test channel and `environment` is `production`.',
    remedy: 'Check the id, and that the keys are those of the same merchant.',
  },
  refused: {
    cause: 'PortOne, Kiwoom Pay or the card company refused. `raw` has its code and text.',
    remedy: 'Read `raw`. The same call is refused again until what it names has changed.',
  },
  'rate-limited': {
    cause: 'PortOne answered 429, also to the repeats.',
    remedy: 'Call less often. The call may be repeated later.',
  },
  unavailable: {
    cause: 'PortOne answered 5xx, or the network failed, and the call changes nothing or was not carried out.',
    remedy: 'Repeat it later.',
  },
  timeout: {
    cause: 'There was no answer within `timeout`, and the call changes nothing.',
    remedy: 'Repeat it later, or raise `timeout` of `createPortOne`.',
  },
  'bad-answer': {
    cause: 'PortOne, or something between, answered with what the API does not promise.',
    remedy:
      'Check `baseUrl` and proxies. If it is the real PortOne, report it with the message, which names the fields.',
  },
  'outcome-unknown': {
    cause: 'A refund, a charge or another change was sent, and its answer is lost, so it may have been carried out.',
    remedy: 'Read the payment before you repeat the call: repeating it blindly can refund or charge twice.',
  },
};

/** What each code of `SettlementAlert` means. */
export const ALERT_NOTES: Record<SettlementAlertCode, ServerNote> = {
  mismatch: {
    cause:
      'Money is paid, or about to be, with another amount or currency than ordered, or through a test channel in production. Nothing is delivered for it.',
    remedy:
      "Compare the order with the record and call `refund`; or pass `onMismatch: 'cancel'`, which refunds at once.",
  },
  'paid-after-refund': {
    cause: 'The order was fulfilled and refunded, and paid once more under the same `merchantUid`.',
    remedy: 'Refund it, or deliver by hand. Give each attempt a new `merchantUid`.',
  },
  duplicate: {
    cause:
      'A further payment of an order that was paid already: two tabs, or a window that was left open. `winner` names the payment that counts.',
    remedy: "Decide which of the two to refund, and call `refund`; or pass `onDuplicate: 'cancel'`.",
  },
  'refund-needed': {
    cause: 'Money has to go back and cannot automatically, because a deposit has no card to return to.',
    remedy: 'Ask the shopper for an account and call `refund` with `refundAccount`.',
  },
  stuck: {
    cause:
      'An effect such as `onPaid` is pending, and PortOne’s record contradicts it, for example because it was refunded in the console.',
    remedy: 'Compare the order with the record, and act by hand. `sweep` retries meanwhile.',
  },
  'order-missing': {
    cause: 'The ledger has the attempt, and `orders.find` returned null.',
    remedy: 'If the order was deleted, check its payment by hand. Do not delete orders that have attempts.',
  },
  unreadable: {
    cause: 'A row of the ledger that this version cannot read: a newer version wrote it, or it is damaged.',
    remedy: 'Finish the deployment, or repair the row.',
  },
};
