import type { PaymentWire } from '../wire/rest.ts';
import type { CustomerWire, ScheduleWire } from '../wire/rest-subscribe.ts';
import { cancelAll, resendWebhook, setOutcome } from './control/control-api.ts';
import { executeSchedule, findSchedule, settleDue, shownSchedule } from './rest/due-schedules.ts';
import { confirmPurchase } from './rest/rest-escrow.ts';
import { route } from './router.ts';
import { depositPayment, finishPayment } from './state/finish-payment.ts';
import type { SandboxContext } from './state/sandbox-context.ts';
import { resolveOptions, SANDBOX_USER_CODE, type SandboxOptions } from './state/sandbox-options.ts';
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

/** An offline twin of PortOne V1 and Kiwoom Pay's window. */
export interface Sandbox {
  /** Where it expects to be mounted; '' for the root. */
  readonly basePath: string;
  /** Answers everything below `basePath`. */
  fetch(request: Request): Promise<Response>;
  /** Newest first. Copies: changing them changes nothing. */
  payments(): PaymentWire[];
  /** Billing keys, by customer. Copies. */
  customers(): CustomerWire[];
  /** Scheduled payments, oldest first. Copies. */
  schedules(): ScheduleWire[];
  /** Every `request_pay` that reached a frame, oldest first. */
  requests(): SandboxRequest[];
  /** Oldest first. */
  webhooks(): WebhookDelivery[];
  /**
   * Makes a payment without a browser, for tests of a server.
   *
   * @param params as `IMP.request_pay` takes them.
   * @throws {Error} when PortOne would refuse it; the message begins with the rule.
   */
  pay(
    params: Readonly<Record<string, unknown>>,
    how?: { outcome?: Outcome | undefined; device?: Device | undefined },
  ): Promise<PaymentWire>;
  /** @throws {Error} when there is no such payment, or no account waiting for a deposit. */
  deposit(impUid: string): void;
  /** Sends the webhook of the present status once more. @throws {Error} when there is no such payment. */
  resendWebhook(impUid: string): void;
  /** Cancels all that is left, as from PortOne's console. @throws {Error} when there is no such paid payment. */
  cancel(impUid: string): void;
  /**
   * Charges a scheduled payment now, whatever the clock says, or once more after it failed.
   *
   * @throws {Error} when there is no such schedule, or it is revoked or paid.
   */
  runSchedule(merchantUid: string): void;
  /** The buyer confirms what was shipped. @throws {Error} when no escrow payment of this id waits for that. */
  confirmPurchase(impUid: string): void;
  /**
   * For all next payments, or for one `merchant_uid`; null takes it back. Calls on a billing key go by its
   * `customer_uid` in the same place.
   */
  setOutcome(outcome: Outcome | null, merchantUid?: string): void;
  /** Forgets payments, billing keys, schedules, shipments, requests, webhooks and outcomes. */
  reset(): void;
  /** Settles when no webhook is under way. */
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
      throw new Error(`kiwoom-checkout sandbox: not possible for a payment that is ${record.wire.status}.`);
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
    runSchedule(merchantUid) {
      const schedule = findSchedule(state, merchantUid);
      if (!schedule) throw new Error(`kiwoom-checkout sandbox: there is no schedule ${merchantUid}.`);
      if (!executeSchedule(context, schedule))
        throw new Error(
          `kiwoom-checkout sandbox: not possible for a schedule that is ${schedule.wire.schedule_status}.`,
        );
    },
    confirmPurchase: (impUid) => act(impUid, confirmPurchase),
    setOutcome: (outcome, merchantUid) => setOutcome(context, outcome, merchantUid),
    reset: () => resetState(state),
    idle: () => context.webhooks.idle(),
  };
}

async function pay(
  context: SandboxContext,
  params: Readonly<Record<string, unknown>>,
  how: { outcome?: Outcome | undefined; device?: Device | undefined },
): Promise<PaymentWire> {
  const channel = findChannel(context, params);
  if (!channel) throw new Error('kiwoom-checkout sandbox: the merchant has no channel.');
  const userCode = context.options.userCode ?? SANDBOX_USER_CODE;
  const device = how.device ?? 'pc';
  const started = startPayment(context, { userCode, channel, params, device, userAgent: null, outcome: null });
  if (isRefusal(started)) throw new Error(`${started.rule}: ${started.message}`);
  await finishPayment(context, started, { outcome: how.outcome });
  return structuredClone(started.wire);
}
