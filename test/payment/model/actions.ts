import fc from 'fast-check';
import { vi } from 'vitest';
import { FakeBrowser, type FakeTab, type FakeWindow } from './fake-browser.ts';
import { FakeServer, type RecordStatus } from './fake-server.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** Numbers choose among what exists, wrapping around. */
export type Action =
  | { do: 'press' | 'reload' | 'close' | 'remount' | 'restart' | 'takeOver' | 'giveUp' | 'reset'; tab: number }
  | { do: 'load' | 'remountFor'; tab: number; order: 'A' | 'B' }
  | { do: 'show'; tab: number; visible: boolean }
  | { do: 'window'; window: number; what: InWindow }
  | { do: 'pressAll' | 'arrive' }
  | { do: 'wait' | 'clock'; ms: number }
  | { do: 'server'; health: FakeServer['health'] };

/** `payUnheard`: the callback never comes. `payLate`: PortOne hears of it later than the page. */
type InWindow = 'load' | 'pay' | 'payUnheard' | 'payLate' | 'decline' | 'cancel' | 'account' | 'close';

const tab = fc.nat(3);
const order = fc.constantFrom('A' as const, 'A' as const, 'B' as const);
const act = <const D extends Action['do']>(...names: D[]) => fc.constantFrom(...names);
const waits = fc.constantFrom(0, 300, SECOND, 4 * SECOND, 4 * SECOND, 25 * SECOND, 2 * MINUTE);
const inWindow = fc.constantFrom<InWindow>(
  'load',
  'pay',
  'payUnheard',
  'payLate',
  'decline',
  'cancel',
  'account',
  'close',
);

export const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: act('press'), tab }) },
  { weight: 6, arbitrary: fc.record({ do: act('reload', 'reload', 'takeOver', 'giveUp', 'restart'), tab }) },
  { weight: 2, arbitrary: fc.record({ do: act('close', 'remount', 'reset'), tab }) },
  { weight: 1, arbitrary: fc.record({ do: act('load', 'remountFor'), tab, order }) },
  { weight: 1, arbitrary: fc.record({ do: act('show'), tab, visible: fc.boolean() }) },
  { weight: 6, arbitrary: fc.record({ do: act('window'), window: fc.nat(5), what: inWindow }) },
  { weight: 2, arbitrary: fc.record({ do: act('pressAll', 'arrive') }) },
  { weight: 7, arbitrary: fc.record({ do: act('wait'), ms: waits }) },
  { weight: 2, arbitrary: fc.record({ do: act('clock'), ms: fc.constantFrom(-60 * MINUTE, 5 * MINUTE) }) },
  { weight: 1, arbitrary: fc.record({ do: act('server'), health: fc.constantFrom('up', 'up', 'down', 'slow') }) },
);

/** One shop, two devices: three tabs in the first browser, one in the second. */
export class World {
  readonly server = new FakeServer();
  readonly browsers = [new FakeBrowser(this.server), new FakeBrowser(this.server)] as const;

  constructor() {
    const [first, second] = this.browsers;
    for (const id of ['A', 'A', 'B']) first.openTab(id);
    second.openTab('A');
  }

  get tabs(): FakeTab[] {
    return this.browsers.flatMap((browser) => browser.tabs);
  }

  get windows(): FakeWindow[] {
    return this.browsers.flatMap((browser) => browser.windows);
  }

  /** Returns what the action should have done and did not. */
  async apply(act: Action): Promise<string[]> {
    const pressed = act.do === 'press' ? pick(this.tabs, act.tab) : undefined;
    const couldPay = pressed && !pressed.isClosed && pressed.canPay();
    this.#act(act);
    await vi.advanceTimersByTimeAsync(act.do === 'wait' ? act.ms : 0);
    return couldPay && pressed.canPay() ? [`a press on a live button of ${pressed.orderId} did nothing`] : [];
  }

  end(): void {
    for (const each of this.tabs) each.leave();
  }

  #act(act: Action): void {
    switch (act.do) {
      case 'wait':
        return;
      case 'pressAll':
        for (const each of this.tabs) each.press();
        return;
      case 'arrive':
        return this.server.arrive();
      case 'clock':
        vi.setSystemTime(Date.now() + act.ms);
        return;
      case 'server':
        this.server.health = act.health;
        return;
      case 'window':
        return this.#inWindow(act.what, pick(this.windows, act.window));
      default:
        return inTab(act, pick(this.tabs, act.tab));
    }
  }

  #inWindow(what: InWindow, window: FakeWindow | undefined): void {
    if (!window?.isOpen) return;
    const { merchantUid } = window;
    const { records } = this.server;
    const impUid = `imp_${merchantUid}`;
    if (what === 'load') return void records.set(merchantUid, records.get(merchantUid) ?? 'ready');
    window.isOpen = false;
    if (what === 'close') return window.answer({ kind: 'window-closed' });
    if (what === 'payLate') this.server.payLate(merchantUid);
    else records.set(merchantUid, RECORDS[what]);
    // The callback of the SDK never came: the page only sees that the window is closed.
    if (what === 'payUnheard') return window.answer({ kind: 'window-closed' });
    const error = what === 'decline' || what === 'cancel' ? { error: { message: what } } : {};
    window.answer({ kind: 'answered', impUid, ...error });
  }
}

const RECORDS = {
  pay: 'paid',
  payUnheard: 'paid',
  decline: 'failed',
  cancel: 'cancelled',
  account: 'account',
} as const satisfies Partial<Record<InWindow, RecordStatus>>;

function inTab(act: Extract<Action, { tab: number }>, chosen: FakeTab | undefined): void {
  if (!chosen) return;
  switch (act.do) {
    case 'press':
      return chosen.press();
    case 'reload':
      return chosen.load();
    case 'remount':
      return chosen.remount();
    case 'load':
      return chosen.load(act.order);
    case 'remountFor':
      return chosen.remount(act.order);
    case 'show':
      return chosen.show(act.visible);
    case 'takeOver':
      return chosen.session.takeOver();
    case 'giveUp':
      return chosen.session.abandonWindow();
    case 'reset':
      return chosen.session.reset();
    case 'close':
      return chosen.leave();
    case 'restart':
      return chosen.restart();
    default:
      return act satisfies never;
  }
}

function pick<T>(of: readonly T[], index: number): T | undefined {
  return of[index % Math.max(1, of.length)];
}
