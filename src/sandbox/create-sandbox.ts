import type { PaymentWire } from '../wire/rest.ts';
import type { CustomerWire, ScheduleWire } from '../wire/rest-subscribe.ts';
import { cancelAll, resendWebhook, setOutcome } from './control/control-api.ts';
import { executeSchedule, findSchedule, settleDue, shownSchedule } from './rest/due-schedules.ts';
import { confirmPurchase } from './rest/rest-shipments.ts';
import { route } from './router.ts';
import { depositPayment, finishPayment } from './state/finish-payment.ts';
import type { SandboxContext } from './state/sandbox-context.ts';
import { resolveOptions, type SandboxOptions } from './state/sandbox-options.ts';
import type { Outcome } from './state/sandbox-outcomes.ts';
import {
  createState,
  type Device,
  findPayment,
  newestFirst,
  type PaymentRecord,
  resetState,
  type SandboxRequest,
  type WebhookDelivery,
} from './state/sandbox-state.ts';
import { findChannel, isRefusal, startPayment } from './state/start-payment.ts';
import { createWebhookSender } from './state/webhooks.ts';

/** An offline version of PortOne V1 and of Kiwoom Pay's window. */
export interface Sandbox {
  /** The path it is mounted at; '' for the root. */
  readonly basePath: string;
  /** Answers every request below `basePath`. */
  fetch(request: Request): Promise<Response>;
  /** Newest first, as copies. */
  payments(): PaymentWire[];
  /** Billing keys, as copies. */
  customers(): CustomerWire[];
  /** Scheduled payments, oldest first, as copies. */
  schedules(): ScheduleWire[];
  /** Every `request_pay` that reached a frame, oldest first. */
  requests(): SandboxRequest[];
  /** Oldest first. */
  webhooks(): WebhookDelivery[];
  /**
   * Makes a payment without a browser, for tests of a server.
   *
   * @param params the first argument of `IMP.request_pay`.
   * @throws {Error} when PortOne would refuse it; the message starts with the rule's name.
   */
  pay(
    params: Readonly<Record<string, unknown>>,
    how?: { outcome?: Outcome | undefined; device?: Device | undefined },
  ): Promise<PaymentWire>;
  /** Pays the deposit of a virtual account. @throws {Error} without such a payment, or without a pending deposit. */
  deposit(impUid: string): void;
  /** Sends the webhook of the current status again. @throws {Error} without such a payment. */
  resendWebhook(impUid: string): void;
  /** Cancels the remaining amount, as PortOne's console does. @throws {Error} without such a paid payment. */
  cancel(impUid: string): void;
  /**
   * Charges a scheduled payment now, whatever its time, or again after it failed.
   *
   * @throws {Error} without such a schedule, or when it is revoked or paid.
   */
  runSchedule(merchantUid: string): void;
  /** The buyer confirms the purchase. @throws {Error} without a shipped escrow payment of this id. */
  confirmPurchase(impUid: string): void;
  /**
   * Sets the outcome of all following payments, or of one `merchant_uid`; null removes it. For calls on a billing key,
   * pass its `customer_uid` in place of the `merchant_uid`.
   */
  setOutcome(outcome: Outcome | null, merchantUid?: string): void;
  /** Deletes payments, billing keys, schedules, shipments, requests, webhooks and outcomes. */
  reset(): void;
  /** Resolves when no webhook is pending. */
  idle(): Promise<void>;
}

export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const resolved = resolveOptions(options);
  const state = createState();
  const context: SandboxContext = { options: resolved, state, webhooks: createWebhookSender(resolved, state) };

  function act(impUid: string, action: (context: SandboxContext, record: PaymentRecord) => boolean): void {
    const record = findPayment(state, impUid);
    if (!record) throw new Error(`kiwoom-checkout sandbox: there is no payment ${impUid}.`);
    if (!action(context, record))
      throw new Error(`kiwoom-checkout sandbox: not possible for a payment with status ${record.wire.status}.`);
  }

  return {
    basePath: resolved.basePath,
    fetch: (request) => route(context, request),
    payments() {
      settleDue(context);
      return newestFirst(state.payments).map(({ wire }) => structuredClone(wire));
    },
    customers: () => [...state.customers.values()].map(({ wire }) => structuredClone(wire)),
    schedules() {
      settleDue(context);
      return state.schedules.map((schedule) => structuredClone(shownSchedule(state, schedule)));
    },
    requests: () => structuredClone(state.requests),
    webhooks: () => structuredClone(state.webhooks),
    pay: (params, how) => pay(context, params, how ?? {}),
    deposit: (impUid) => act(impUid, depositPayment),
    resendWebhook: (impUid) => act(impUid, resendWebhook),
    cancel: (impUid) => act(impUid, cancelAll),
    runSchedule: (merchantUid) => runSchedule(context, merchantUid),
    confirmPurchase: (impUid) => act(impUid, confirmPurchase),
    setOutcome: (outcome, merchantUid) => setOutcome(context, outcome, merchantUid),
    reset: () => resetState(state),
    idle: () => context.webhooks.idle(),
  };
}

function runSchedule(context: SandboxContext, merchantUid: string): void {
  const schedule = findSchedule(context.state, merchantUid);
  if (!schedule) throw new Error(`kiwoom-checkout sandbox: there is no schedule ${merchantUid}.`);
  if (executeSchedule(context, schedule)) return;
  const { schedule_status: status } = schedule.wire;
  throw new Error(`kiwoom-checkout sandbox: not possible for a schedule with status ${status}.`);
}

async function pay(
  context: SandboxContext,
  params: Readonly<Record<string, unknown>>,
  how: { outcome?: Outcome | undefined; device?: Device | undefined },
): Promise<PaymentWire> {
  const channel = findChannel(context, params);
  if (!channel) throw new Error('kiwoom-checkout sandbox: the merchant has no channel.');
  const { userCode } = context.options;
  const device = how.device ?? 'pc';
  const started = startPayment(context, { userCode, channel, params, device, userAgent: null, outcome: null });
  if (isRefusal(started)) throw new Error(`${started.rule}: ${started.message}`);
  await finishPayment(context, started, { outcome: how.outcome });
  return structuredClone(started.wire);
}
