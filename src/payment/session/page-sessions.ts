/** Names the sessions of one page, so that a lease says which page wrote it, and whether that session still runs. */
export class PageSessions {
  readonly #pageId: string;
  readonly #running = new Set<string>();
  #count = 0;

  constructor(pageId = Math.random().toString(32).slice(2)) {
    this.#pageId = pageId;
  }

  createName(): string {
    this.#count += 1;
    return `${this.#pageId}/${this.#count}`;
  }

  /** Returns the function that ends it. */
  start(name: string): () => void {
    this.#running.add(name);
    return () => {
      this.#running.delete(name);
    };
  }

  isOfThisPage(name: string): boolean {
    return name.startsWith(`${this.#pageId}/`);
  }

  /** A session of this page that ran once, and runs no more. */
  hasStopped(name: string): boolean {
    return this.isOfThisPage(name) && !this.#running.has(name);
  }
}
