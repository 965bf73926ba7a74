import { type CheckoutHandlers, createCheckoutHandlers } from 'kiwoom-checkout/server';
import type { PartResult, Row } from '../row.ts';
import type { Summary } from '../statistics.ts';
import { tableOf } from '../table.ts';
import { impUidOf, instantPortOne } from './instant-portone.ts';
import { SEED, type Store } from './store.ts';
import { timeAsync } from './time-calls.ts';

const CALLS = 100;
const SWEEPS = 20;
const DUE = 20;

/** `complete`, `webhook` and `sweep` over a store of growing size, and the plans of its statements at the largest. */
export async function ledgerRows(name: string, store: Store, sizes: readonly number[]): Promise<PartResult> {
  const handlers = handlersOver(store);
  await complete(handlers, SEED);
  const rows: Row[] = [];
  const smallest: Record<string, number> = {};
  for (const size of sizes) {
    await store.fill(size);
    const times = await timesOf(handlers, store);
    for (const [what, { value, spread }] of Object.entries(times)) {
      smallest[what] ??= value;
      const floor = { name: `with ${format(sizes[0] ?? 0)}`, value: smallest[what] };
      const measure = `${name}, ${what} with ${format(size)} rows`;
      rows.push({ measure, value, spread, unit: 'ms', floor: size === sizes[0] ? undefined : floor });
    }
  }
  const plans = (await store.plans()).map(([statement, plan]) => [`\`${shortened(statement)}\``, plan]);
  const details =
    plans.length > 0
      ? [
          `Plans of ${name} at the largest size; only the table of attempts is filled:\n\n${tableOf(['statement', 'plan'], plans)}`,
        ]
      : [];
  return { rows, skipped: [], details };
}

function handlersOver({ ledger }: Store): CheckoutHandlers {
  return createCheckoutHandlers({
    basePath: '/api/payments',
    portOne: instantPortOne(),
    ledger,
    orders: { find: () => ({ amount: 64_900 }), onPaid: () => undefined },
    onError: (error) => {
      throw error;
    },
  });
}

let orders = 0;

async function nextOrder(): Promise<string> {
  orders += 1;
  return `order-${orders}`;
}

async function timesOf(handlers: CheckoutHandlers, store: Store): Promise<Record<string, Summary>> {
  return {
    complete: await timeAsync(CALLS, nextOrder, (merchantUid) => complete(handlers, merchantUid)),
    webhook: await timeAsync(CALLS, nextOrder, (merchantUid) => webhook(handlers, merchantUid)),
    [`sweep of ${DUE} due`]: await timeAsync(
      SWEEPS,
      () => makeDue(handlers, store),
      async () => {
        const { looked, unfinished } = await handlers.sweep({ limit: DUE });
        if (looked !== DUE || unfinished !== 0) throw new Error(`sweep: ${looked} looked at, ${unfinished} unfinished`);
      },
    ),
  };
}

async function complete(handlers: CheckoutHandlers, merchantUid: string): Promise<void> {
  await post(handlers.complete, 'complete', { merchantUid, impUid: impUidOf(merchantUid) });
}

async function webhook(handlers: CheckoutHandlers, merchantUid: string): Promise<void> {
  const body = { merchant_uid: merchantUid, imp_uid: impUidOf(merchantUid), status: 'paid' };
  await post(handlers.webhook, 'webhook', body);
}

async function post(handler: (request: Request) => Promise<Response>, path: string, body: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const request = new Request(`https://shop.example/api/payments/${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  const response = await handler(request);
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
}

/** Attempts that were started and whose result was never reported. */
async function makeDue(handlers: CheckoutHandlers, { ledger }: Store): Promise<void> {
  for (let count = 0; count < DUE; count += 1) {
    const merchantUid = await nextOrder();
    await handlers.begin(merchantUid);
    const entry = await ledger.read(merchantUid);
    if (!entry) throw new Error(`${merchantUid} was not stored.`);
    const { merchantUid: _uid, version, ...state } = entry;
    await ledger.compareAndSet(merchantUid, version, { ...state, dueAt: 1 });
  }
}

function format(count: number): string {
  return count.toLocaleString('en');
}

const SHOWN_CHARACTERS = 90;

/** A statement without its list of columns. */
function shortened(statement: string): string {
  const text = statement
    .replace(/\s+/g, ' ')
    .replace(/^select .*? from kiwoom_/, 'select … from kiwoom_')
    .replace(/\|/g, '/');
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
}
