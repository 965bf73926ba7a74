/** A request that cannot be a web `Request`, or an error of the code before it. `message` goes to the caller. */
export class NodeRefusal extends Error {
  constructor(
    readonly status: 400 | 500,
    message: string,
    /** For the developer. */
    override readonly cause?: Error,
  ) {
    super(message);
  }

  get code(): string {
    return this.status === 400 ? 'invalid-request' : 'server-error';
  }
}
