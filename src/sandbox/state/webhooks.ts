import type { WebhookWire } from '../../wire/rest.ts';
import type { ResolvedOptions } from './sandbox-options.ts';
import type { Outcome } from './sandbox-outcomes.ts';
import type { PaymentRecord, SandboxState, WebhookDelivery } from './sandbox-state.ts';

export interface WebhookSender {
  /**
   * Sends the webhooks of a payment. Failures are recorded, never thrown.
   *
   * @returns resolves when every delivery has ended; only `webhook-first` waits for it.
   */
  send(record: PaymentRecord, status: string, how: { outcome: Outcome | null; cancellationId?: string }): Promise<void>;
  /** Resolves when no delivery is pending. */
  idle(): Promise<void>;
}

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);
const WEBHOOK_TIMEOUT_MS = 30_000;

export function createWebhookSender(options: ResolvedOptions, state: SandboxState): WebhookSender {
  const pending = new Set<Promise<void>>();

  async function deliver(url: string, wire: WebhookWire, isLost: boolean): Promise<void> {
    const { body, contentType } = encode(wire, options.webhookFormat);
    const error = isLost ? 'lost on purpose (webhook-lost)' : refusalOf(url);
    const delivery = { at: Math.floor(options.now() / 1000), url, body, contentType, status: null, error };
    state.webhooks.push(delivery);
    if (error === null) await post(options.fetch, delivery);
  }

  return {
    send(record, status, { outcome, cancellationId }) {
      const wire: WebhookWire = {
        imp_uid: record.wire.imp_uid,
        merchant_uid: record.wire.merchant_uid,
        status,
        ...(cancellationId === undefined ? {} : { cancellation_id: cancellationId }),
      };
      const times = outcome === 'webhook-twice' ? 2 : 1;
      const urls = targetsOf(record, options).flatMap((url) => Array<string>(times).fill(url));
      const all = Promise.all(urls.map((url) => deliver(url, wire, outcome === 'webhook-lost'))).then(() => undefined);
      pending.add(all);
      return all.finally(() => pending.delete(all));
    },
    async idle() {
      while (pending.size > 0) await Promise.all(pending);
    },
  };
}

async function post(fetch: ResolvedOptions['fetch'], delivery: WebhookDelivery): Promise<void> {
  try {
    const response = await fetch(delivery.url, {
      method: 'POST',
      headers: { 'content-type': delivery.contentType },
      body: delivery.body,
      // A redirect could leave the loopback host.
      redirect: 'manual',
      signal: AbortSignal.timeout(WEBHOOK_TIMEOUT_MS),
    });
    delivery.status = response.status;
    if (!response.ok) delivery.error = `answered ${response.status}`;
    await response.body?.cancel();
  } catch (error) {
    delivery.error = String(error);
  }
}

/** `notice_url` of the payment replaces the console's address. */
function targetsOf(record: PaymentRecord, options: ResolvedOptions): readonly string[] {
  const own = record.params.notice_url;
  if (typeof own === 'string' && own !== '') return [own];
  if (Array.isArray(own)) return own.filter((url): url is string => typeof url === 'string');
  return options.webhookUrl === null ? [] : [options.webhookUrl];
}

function refusalOf(url: string): string | null {
  const problem = addressProblem(url);
  return problem && `not delivered: ${problem}`;
}

/** Why no webhook can be sent there; null when one can. */
export function addressProblem(url: string): string | null {
  if (!URL.canParse(url)) return 'not an absolute URL';
  const { hostname, protocol } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') return `an address of ${protocol}, not of http or https`;
  return LOOPBACK.has(hostname) ? null : `an address of ${hostname}, which is not this machine (loopback hosts only)`;
}

function encode(wire: WebhookWire, format: 'json' | 'form'): { body: string; contentType: string } {
  if (format === 'json') return { body: JSON.stringify(wire), contentType: 'application/json' };
  return { body: new URLSearchParams({ ...wire }).toString(), contentType: 'application/x-www-form-urlencoded' };
}
