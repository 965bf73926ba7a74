import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCheckoutHandlers } from '../../src/server/handlers/checkout-handlers.ts';
import { memoryLedger } from '../../src/server/ledgers/memory-ledger.ts';
import type { Ledger } from '../../src/server/settlement/ledger.ts';
import type { PaymentWire } from '../../src/wire/rest.ts';
import { paymentWire } from './fake-api.ts';
import { bookkeepingPortOne, vbank } from './fake-portone.ts';
import { LEDGERS } from './ledgers.ts';

const ORDERS = 200;
const REPORTS = 10;
const AMOUNT = 64_900;

/** A small generator of its own: the choices of a run repeat, though its timing does not. */
function seeded(seed: number) {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

function shuffled<T>(items: T[], random: () => number): T[] {
  return items
    .map((item) => [random(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
}

const soon = (random: () => number) => new Promise((resolve) => setTimeout(resolve, random() * 2));

/** What the shop did, beyond any process: the goods are out or they are not. */
function createWarehouse() {
  const done = { onPaid: new Map<string, number>(), onRefunded: new Map<string, number>() };
  const begun = { onPaid: new Map<string, number>(), onRefunded: new Map<string, number>() };
  const count = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1).get(key) ?? 0;
  return { done, begun, count };
}

interface World {
  ledger: Ledger;
  random: () => number;
  clock: { at: number };
  portOne: ReturnType<typeof bookkeepingPortOne>;
  warehouse: ReturnType<typeof createWarehouse>;
  /** What befalls the first try of an order's effect. */
  fate: (merchantUid: string) => 'well' | 'throws' | 'dies';
  /** How often a process dies right after a write, before it knows that it wrote. */
  mortality: number;
}

/** One server process. When it dies, nothing it began ever comes to an end: not its effect, not its writes. */
function startProcess({ ledger, random, clock, portOne, warehouse, fate, mortality }: World) {
  let die: () => void = () => undefined;
  let dead = false;
  const death = new Promise<'died'>((resolve) => {
    die = () => {
      dead = true;
      resolve('died');
    };
  });
  // Every word with the ledger takes its time both ways, so that reports get between each other's steps.
  const remote =
    <A extends unknown[], R>(call: (...args: A) => Promise<R>, diesAfter = 0) =>
    async (...args: A): Promise<R> => {
      await soon(random);
      if (dead) await new Promise(() => undefined);
      const answer = await call(...args);
      await soon(random);
      // A compare-and-set that lost the race wrote nothing: an effect done before it would be repeated, by design.
      if (answer !== false && random() < diesAfter) die();
      if (dead) await new Promise(() => undefined);
      return answer;
    };
  const perform = (effect: 'onPaid' | 'onRefunded') => async (record: { merchantUid: string }) => {
    const { merchantUid } = record;
    const nth = warehouse.count(warehouse.begun[effect], merchantUid);
    await soon(random);
    const befalls = nth === 1 ? fate(merchantUid) : 'well';
    if (befalls === 'throws') throw new Error('warehouse is shut');
    if (befalls === 'dies') {
      die();
      await new Promise(() => undefined);
    }
    warehouse.count(warehouse.done[effect], merchantUid);
  };
  const handlers = createCheckoutHandlers({
    basePath: '/pay',
    portOne: portOne.portOne,
    ledger: {
      now: ledger.now,
      read: remote(ledger.read),
      compareAndSet: remote(ledger.compareAndSet, mortality),
      listUnfinished: remote(ledger.listUnfinished),
      listAttempts: remote(ledger.listAttempts),
      readOrder: remote(ledger.readOrder),
      compareAndSetOrder: remote(ledger.compareAndSetOrder, mortality),
      storeReport: remote(ledger.storeReport),
      listReports: remote(ledger.listReports),
      deleteReport: remote(ledger.deleteReport),
      addEvent: remote(ledger.addEvent),
      removeEvent: remote(ledger.removeEvent),
      readEvents: remote(ledger.readEvents),
    },
    orders: { find: () => ({ amount: AMOUNT }), onPaid: perform('onPaid'), onRefunded: perform('onRefunded') },
    onError: () => undefined,
    now: () => clock.at,
  });
  return { handlers, untilDead: <T>(work: Promise<T>) => Promise.race([work, death]) };
}

/** The same news by the browser, by PortOne, with and without the right impUid. */
function reportOf(wire: PaymentWire, kind: number): Request {
  const { merchant_uid, imp_uid } = wire;
  const post = (path: string, type: string, body: string) =>
    new Request(`https://shop.example/pay/${path}`, { method: 'POST', headers: { 'content-type': type }, body });
  const bodies = [
    () => post('complete', 'application/json', JSON.stringify({ merchantUid: merchant_uid, impUid: imp_uid })),
    () => post('complete', 'application/json', JSON.stringify({ merchantUid: merchant_uid })),
    () => post('webhook', 'application/json', JSON.stringify({ imp_uid, merchant_uid, status: 'paid' })),
    () =>
      post(
        'webhook',
        'application/x-www-form-urlencoded',
        new URLSearchParams({ imp_uid, merchant_uid, status: 'failed' }).toString(),
      ),
    () =>
      post('complete', 'application/json', JSON.stringify({ merchantUid: merchant_uid, impUid: 'imp_of_somebody' })),
  ];
  return (bodies[kind % bodies.length] ?? (() => post('complete', 'application/json', '{}')))();
}

async function storm(world: World, wires: PaymentWire[]): Promise<void> {
  const reports = shuffled(
    wires.flatMap((wire) => Array.from({ length: REPORTS }, (_, kind) => ({ wire, kind }))),
    world.random,
  );
  await Promise.all(
    reports.map(async ({ wire, kind }) => {
      const { handlers, untilDead } = startProcess(world);
      await soon(world.random);
      // A virtual account is paid into while reports of its issue are still about.
      if (wire.status === 'ready' && world.random() < 0.3)
        Object.assign(wire, { status: 'paid', paid_at: 1_700_000_500 });
      await untilDead(handlers.fetch(reportOf(wire, kind)));
    }),
  );
}

/**
 * Leases end, and sweeps of two processes run at the same time until nothing is due. Nobody dies any more: a process that
 * looks after several orders would take them all along, and one delivered and not yet noted is delivered again by design.
 */
async function aftermath(troubled: World): Promise<void> {
  const world: World = { ...troubled, mortality: 0, fate: () => 'well' };
  for (let round = 0; round < 4; round += 1) {
    world.clock.at += 61_000;
    if ((await world.ledger.listUnfinished({ dueBefore: Number.MAX_SAFE_INTEGER, limit: 1 })).length === 0) return;
    const sweeps = [startProcess(world), startProcess(world)].map(({ handlers, untilDead }) =>
      untilDead(handlers.sweep({ limit: 1_000 })),
    );
    await Promise.all(sweeps);
  }
}

function createWorld(ledger: Ledger, seed: number): World & { wires: PaymentWire[] } {
  const portOne = bookkeepingPortOne();
  const random = seeded(seed);
  const wires = Array.from({ length: ORDERS }, (_, i) =>
    paymentWire({ merchant_uid: `order-${i}`, imp_uid: `imp_${i}`, ...(i % 5 === 4 ? vbank : {}) }),
  );
  portOne.book.push(...wires);
  const fate: World['fate'] = (merchantUid) => {
    const nth = Number(merchantUid.split('-')[1]) % 4;
    return nth === 1 ? 'throws' : nth === 2 ? 'dies' : 'well';
  };
  return {
    ledger,
    random,
    clock: { at: 1_800_000_000_000 },
    portOne,
    warehouse: createWarehouse(),
    fate,
    mortality: 0.02,
    wires,
  };
}

describe.each(LEDGERS)('%s', (name, open) => {
  let ledger: Ledger;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ ledger, close } = await open());
  }, 300_000);
  afterAll(() => close());

  it(`${ORDERS} orders x ${REPORTS} reports delivers each once, though deliveries throw and processes die`, async () => {
    const world = createWorld(ledger, name.length);
    const { wires, warehouse } = world;
    await storm(world, wires);
    for (const wire of wires) Object.assign(wire, { status: 'paid', paid_at: 1_700_000_500 });
    await storm(
      world,
      wires.filter(({ pay_method }) => pay_method === 'vbank'),
    );
    await aftermath(world);
    for (const { merchant_uid } of wires) {
      expect([merchant_uid, warehouse.done.onPaid.get(merchant_uid)]).toEqual([merchant_uid, 1]);
      expect(warehouse.begun.onPaid.get(merchant_uid)).toBeLessThanOrEqual(world.fate(merchant_uid) === 'well' ? 1 : 2);
      expect(await ledger.read(merchant_uid)).toMatchObject({
        onPaid: 'done',
        claimedBy: null,
        dueAt: null,
        verdict: { status: 'paid' },
      });
    }

    const refunded = wires.filter((_, i) => i % 3 === 0);
    for (const wire of refunded) Object.assign(wire, { status: 'cancelled', cancel_amount: AMOUNT });
    await storm(world, refunded);
    await aftermath(world);
    expect([...warehouse.begun.onPaid.values()].filter((times) => times === 2).length).toBeGreaterThan(ORDERS / 4);
    expect(warehouse.done.onRefunded.size).toBe(refunded.length);
    for (const { merchant_uid } of refunded)
      expect([merchant_uid, warehouse.done.onRefunded.get(merchant_uid)]).toEqual([merchant_uid, 1]);
    expect([...warehouse.done.onPaid.values()].every((times) => times === 1)).toBe(true);
  }, 300_000);
});

describe('a ledger without compare-and-set', () => {
  it('would be found out by this test', async () => {
    const inner = memoryLedger();
    const careless: Ledger = {
      ...inner,
      async compareAndSet(merchantUid, _, next) {
        return inner.compareAndSet(merchantUid, (await inner.read(merchantUid))?.version ?? 0, next);
      },
    };
    const world = createWorld(careless, 7);
    await storm({ ...world, fate: () => 'well', mortality: 0 }, world.wires);
    expect([...world.warehouse.done.onPaid.values()].some((times) => times > 1)).toBe(true);
  }, 60_000);
});
