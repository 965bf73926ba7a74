import { type PaymentState, payableOrder, wantsOrder } from '../../../src/payment/machine/payment-state.ts';
import { withPreparation } from '../../../src/payment/machine/preparation.ts';
import type { OrderServer } from '../../../src/payment/session/ask-server.ts';
import { PaymentSession } from '../../../src/payment/session/payment-session.ts';
import type { CheckedOrder } from '../../../src/schema/order.ts';
import type { Reply } from '../../../src/sdk/reply.ts';
import type { PaymentRun } from '../../../src/sdk/request-pay.ts';
import { FakePage, SharedStorage } from './fake-page.ts';
import type { FakeServer, RecordStatus } from './fake-server.ts';

/** One payment window. It outlives the page that opened it, which then hears of it no more. */
export interface FakeWindow {
  merchantUid: string;
  isOpen: boolean;
  /** Null once the page that opened it is gone. */
  opener: FakeTab | null;
  answer(reply: Reply): void;
}

/** One browser of one shopper: a device. */
export class FakeBrowser {
  readonly server: FakeServer;
  readonly shared = new SharedStorage();
  readonly tabs: FakeTab[] = [];
  readonly windows: FakeWindow[] = [];

  constructor(server: FakeServer) {
    this.server = server;
  }

  openTab(orderId: string): FakeTab {
    const tab = new FakeTab(this, orderId);
    this.tabs.push(tab);
    return tab;
  }
}

/** One tab, with one checkout in it. */
export class FakeTab {
  orderId: string;
  page: FakePage;
  session: PaymentSession;
  /** What the server answered last about each attempt, in this tab. */
  readonly answered = new Map<string, RecordStatus | null>();
  readonly #browser: FakeBrowser;
  readonly #storage = new SharedStorage();
  #orders = new Map<string, CheckedOrder>();
  #stop: () => void = () => {};
  isClosed = false;

  constructor(browser: FakeBrowser, orderId: string) {
    this.#browser = browser;
    this.orderId = orderId;
    this.page = this.#createPage();
    this.session = this.#start();
  }

  /** The state as a component renders it. */
  state(): PaymentState {
    return withPreparation(this.session.read().state, this.#prepared());
  }

  press(): void {
    if (this.isClosed) return;
    const prepared = this.#prepared();
    this.session.pay(prepared, (order) => ({ kind: 'window', open: () => this.#openWindow(order) })).catch(() => {});
  }

  /** Another page in the same tab. Its windows stay open, and cannot be reached any more. */
  load(orderId = this.orderId): void {
    if (!this.isClosed) this.leave();
    this.isClosed = false;
    this.orderId = orderId;
    this.page = this.#createPage();
    this.session = this.#start();
  }

  /** The component is gone and another one comes, on the same page. */
  remount(orderId = this.orderId): void {
    if (this.isClosed) return;
    this.#stop();
    this.orderId = orderId;
    this.session = this.#start();
  }

  /** As StrictMode does with effects: the same session goes on. */
  restart(): void {
    if (this.isClosed) return;
    this.#stop();
    this.#stop = this.session.start(this.#server());
  }

  /** Only `load` brings the tab back. */
  leave(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.page.close();
    this.#stop();
    for (const window of this.#browser.windows) if (window.opener === this) window.opener = null;
  }

  show(visible: boolean): void {
    this.page.visible = visible;
    if (visible) for (const listener of [...this.page.onReturns]) listener();
  }

  canPay(): boolean {
    return payableOrder(this.state()) !== null;
  }

  #createPage(): FakePage {
    return new FakePage(
      this.#browser.shared,
      this.#storage.openFor(() => {}),
    );
  }

  #start(): PaymentSession {
    this.#orders = new Map();
    const session = new PaymentSession(this.orderId, this.page);
    this.#stop = session.start(this.#server());
    return session;
  }

  #server(): OrderServer {
    const { server } = this.#browser;
    const verify = server.verifyFor((merchantUid, status) => this.answered.set(merchantUid, status));
    return { verify, orderStatus: server.orderStatus };
  }

  #prepared() {
    const { state, attempt, generation, isChecked, elsewhere } = this.session.read();
    const order = isChecked && wantsOrder(state) ? this.#orderFor(`${attempt}/${generation}`) : null;
    return { order, problem: null, attempt, elsewhere };
  }

  #orderFor(key: string): CheckedOrder {
    const order = this.#orders.get(key) ?? this.#browser.server.createAttempt(this.orderId);
    this.#orders.set(key, order);
    return order;
  }

  #openWindow({ merchantUid }: CheckedOrder): PaymentRun {
    const { page } = this;
    let resolve: (reply: Reply) => void = () => {};
    const reply = new Promise<Reply>((done) => {
      resolve = done;
    });
    const window: FakeWindow = {
      merchantUid,
      isOpen: true,
      opener: this,
      answer: (hint) => {
        if (window.opener !== this) return;
        window.opener = null;
        page.run = null;
        resolve(hint);
      },
    };
    this.#browser.windows.push(window);
    const giveUp = () => {
      window.isOpen = false;
      window.answer({ kind: 'given-up' });
    };
    page.run = { merchantUid, reply, giveUp, cameBack: giveUp };
    return page.run;
  }
}
