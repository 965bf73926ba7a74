import { vi } from 'vitest';
import type { PaymentState } from '../../../src/payment/machine/payment-state.ts';
import type { World } from './actions.ts';
import type { FakeBrowser, FakeTab } from './fake-browser.ts';

/** What must hold after each action. Returns what does not. */
export function violations(world: World): string[] {
  return [...world.tabs.flatMap((tab) => tabViolations(world, tab)), ...world.browsers.flatMap(liveRequests)];
}

function tabViolations({ server, windows }: World, tab: FakeTab): string[] {
  const state = tab.state();
  if (tab.isClosed) return [];
  if (!('merchantUid' in state) || state.merchantUid === undefined) return [];
  const { merchantUid, status } = state;
  const record = server.records.get(merchantUid);
  const found: string[] = [];
  if (server.orderOf(merchantUid) !== tab.orderId) found.push(`${tab.orderId} shows ${merchantUid} of another order`);
  if (status === 'paid' && record !== 'paid') found.push(`paid without a verdict: ${merchantUid} is ${record}`);
  if (status === 'awaiting-deposit' && record !== 'account' && record !== 'paid')
    found.push(`an account that nobody issued: ${merchantUid}`);
  const answered = tab.answered.get(merchantUid);
  if (saysNoMoneyMoved(state) && (answered === 'paid' || answered === 'account' || answered === 'ready'))
    found.push(`${status} promises that no money moved, and the server said ${answered}: ${merchantUid}`);
  const isOpenHere = windows.some(
    (window) => window.isOpen && window.opener === tab && server.orderOf(window.merchantUid) === tab.orderId,
  );
  if (status === 'paid' && isOpenHere) found.push(`paid, and a window is open for more: ${merchantUid}`);
  return found;
}

function saysNoMoneyMoved(state: PaymentState): boolean {
  return (state.status === 'cancelled' || state.status === 'failed') && !state.open;
}

/** Two windows of one order that pages of one browser wait for. */
function liveRequests({ server, windows, tabs }: FakeBrowser): string[] {
  const live = windows.flatMap(({ isOpen, opener, merchantUid }) => (isOpen && opener ? [merchantUid] : []));
  const ids = live.map((uid) => server.orderOf(uid));
  return ids
    .filter((id, index) => ids.indexOf(id) !== index)
    .map((id) => `two live requests for ${id} in one browser of ${tabs.length} tabs: ${live.join(', ')}`);
}

/** Brings everything to an end: the service is well, each page is looked at, and old windows are paid in. */
export async function settle(world: World): Promise<string[]> {
  const { server } = world;
  server.health = 'up';
  for (const tab of world.tabs) tab.show(true);
  await vi.advanceTimersByTimeAsync(60_000);
  const found = [...(await payInOldWindows(world)), ...(await takeOver(world))];
  server.arrive();
  for (const window of world.windows) {
    if (!window.isOpen) continue;
    window.isOpen = false;
    window.answer({ kind: 'window-closed' });
  }
  await vi.advanceTimersByTimeAsync(4 * 60_000);
  for (const tab of world.tabs) tab.show(true);
  await vi.advanceTimersByTimeAsync(60_000);
  return [...found, ...violations(world), ...world.tabs.flatMap((tab) => deadEnd(world, tab))];
}

/** An attempt that a page left, and that can still be paid, is asked about when it is paid. */
async function payInOldWindows({ browsers, server }: World): Promise<string[]> {
  const old = browsers.flatMap(({ windows, tabs }) =>
    windows.filter(
      ({ isOpen, opener, merchantUid }) => isOpen && !opener && tabs.some((tab) => watches(tab, merchantUid)),
    ),
  );
  const before = old.map(({ merchantUid }) => server.countAsked(merchantUid));
  for (const window of old) {
    window.isOpen = false;
    server.records.set(window.merchantUid, 'paid');
  }
  await vi.advanceTimersByTimeAsync(60_000);
  return old.flatMap(({ merchantUid }, index) =>
    server.countAsked(merchantUid) > (before[index] ?? 0) ? [] : [`nobody asked about ${merchantUid}, paid unseen`],
  );
}

/** Its store remembers the attempt, and its last sign is not long ago. */
function watches(tab: FakeTab, merchantUid: string): boolean {
  const stored = tab.page.attempts.read(merchantUid);
  return !tab.isClosed && stored !== null && !stored.over && tab.page.attempts.watchLeft(stored) > 2 * 60_000;
}

/** A tab that is held back by another can make that one close its window. */
async function takeOver({ browsers, server }: World): Promise<string[]> {
  const found: string[] = [];
  for (const { tabs, windows } of browsers) {
    const held = tabs.find((tab) => !tab.isClosed && 'elsewhere' in tab.state());
    if (!held) continue;
    const blocking = windows.find(
      ({ isOpen, opener, merchantUid }) =>
        isOpen && opener?.orderId === held.orderId && server.orderOf(merchantUid) === held.orderId,
    );
    if (!blocking) continue;
    held.session.takeOver();
    await vi.advanceTimersByTimeAsync(1_000);
    if (blocking.isOpen) found.push(`${blocking.merchantUid} stays open although another tab wants to pay`);
  }
  return found;
}

function deadEnd({ server }: World, tab: FakeTab): string[] {
  if (tab.isClosed) return [];
  const state = tab.state();
  if (server.isPaid(tab.orderId))
    return state.status === 'paid' ? [] : [`${tab.orderId} is paid, and its page shows ${state.status}`];
  const leads = tab.canPay() || state.status === 'awaiting-deposit';
  return leads ? [] : [`no way on for ${tab.orderId}: ${JSON.stringify(state)}`];
}
