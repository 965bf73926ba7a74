import type { OrderStatus } from '../../schema/verdict.ts';
import { type OrderServer, readOrderWithin, type Verify } from './ask-server.ts';

/** The server that answers for the order of a session, from its start to its stop. */
export class ServerLink {
  #server: OrderServer | null = null;
  #stopping = new AbortController();

  /** Aborts when the session stops. */
  get signal(): AbortSignal {
    return this.#stopping.signal;
  }

  get isOpen(): boolean {
    return this.#server !== null;
  }

  open(server: OrderServer): void {
    this.#server = server;
    this.#stopping = new AbortController();
  }

  /** Returns the server it was open to. */
  close(): OrderServer | null {
    const server = this.#server;
    this.#server = null;
    this.#stopping.abort();
    return server;
  }

  readonly verify: Verify = (request, options) =>
    this.#server ? this.#server.verify(request, options) : Promise.reject(new Error('the session has stopped'));

  /** Null where the server did not answer in time, or gives no status of a whole order. */
  async readOrder(orderId: string): Promise<OrderStatus | null> {
    const read = this.#server?.orderStatus;
    return read ? await readOrderWithin(read, orderId, this.signal) : null;
  }
}
