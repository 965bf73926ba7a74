import type { WebhookWire } from '../../wire/rest.ts';
import type { ResolvedOptions } from './sandbox-options.ts';
import type { Outcome } from './sandbox-outcomes.ts';
import type { PaymentRecord, SandboxState } from './sandbox-state.ts';

export interface WebhookSender {
  /**
   * Tells the shop about a payment. Failures are recorded, never thrown.
   *
   * @returns settles when every delivery has ended; only `webhook-first` waits for it.
   */
  send(record: PaymentRecord, status: string, how: { outcome: Outcome | null; cancellationId?: string }): Promise<void>;
  /** Settles when nothing is under way any more. */
  idle(): Promise<void>;
}

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);
const TIMEOUT_MS = 30_000;

export function createWebhookSender(options: ResolvedOptions, state: SandboxState): WebhookSender {
  const underWay = new Set<Promise<void>>();

  async function deliver(url: string, wire: WebhookWire, lost: boolean): Promise<void> {
    const { body, contentType } = encode(wire, options.webhookFormat);
    const delivery = {
      at: Math.floor(options.now() / 1000),
      url,
      body,
      contentType,
      status: null as number | null,
      error: lost ? 'lost on purpose (webhook-lost)' : refusalOf(url),
    };
    state.webhooks.push(delivery);
    if (delivery.error !== null) return;
    try {
      const answer = await options.fetch(url, {
        method: 'POST',
        headers: { 'content-type': contentType },
        body,
        // A redirect could lead off the loopback host.
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      delivery.status = answer.status;
      if (!answer.ok) delivery.error = `answered ${answer.status}`;
      await answer.body?.cancel();
    } catch (error) {
      delivery.error = String(error);
    }
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
      underWay.add(all);
      return all.finally(() => underWay.delete(all));
    },
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

/** A payment's `notice_url` stands in for the address of the console. */
function targetsOf(record: PaymentRecord, options: ResolvedOptions): readonly string[] {
  const own = record.params.notice_url;
  if (typeof own === 'string' && own !== '') return [own];
  if (Array.isArray(own)) return own.filter((url): url is string => typeof url === 'string');
  return options.webhookUrl === null ? [] : [options.webhookUrl];
}

function refusalOf(url: string): string | null {
  if (!URL.canParse(url)) return 'not an absolute URL';
  const { hostname, protocol } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') return `not delivered: ${protocol} is no web address`;
  return LOOPBACK.has(hostname) ? null : `not delivered: ${hostname} is not this machine (loopback hosts only)`;
}

function encode(wire: WebhookWire, format: 'json' | 'form'): { body: string; contentType: string } {
  if (format === 'json') return { body: JSON.stringify(wire), contentType: 'application/json' };
  return { body: new URLSearchParams({ ...wire }).toString(), contentType: 'application/x-www-form-urlencoded' };
}
