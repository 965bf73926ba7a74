import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

export interface Report {
  kind: 'begin' | 'prepare' | 'complete' | 'order-status' | 'webhook' | 'sweep';
  merchantUid: string;
  impUid: string;
}

interface Member {
  child: ChildProcess;
  waiting: Map<number, (status: number | null) => void>;
  /** Effects that are running. */
  inside: number;
}

/** Several processes of one shop. A report to a process that is killed meanwhile is answered with null: nobody knows. */
export class ShopFleet {
  readonly #members: Member[] = [];
  readonly #args: readonly string[];
  readonly #starting: Promise<void>[] = [];
  #next = 0;
  /** Process ids. */
  readonly killed = new Set<number>();

  constructor(args: readonly string[]) {
    this.#args = args;
  }

  async start(size: number): Promise<void> {
    this.#members.push(...(await Promise.all(Array.from({ length: size }, () => this.#spawn()))));
  }

  async report(report: Report): Promise<number | null> {
    return this.#send(this.#members[Math.floor(Math.random() * this.#members.length)], report);
  }

  /** Every process sweeps at the same time. */
  async sweep(): Promise<void> {
    await Promise.all(
      this.#members.map((member) => this.#send(member, { kind: 'sweep', merchantUid: '', impUid: '' })),
    );
  }

  async #send(member: Member | undefined, report: Report): Promise<number | null> {
    if (!member?.child.connected) return null;
    this.#next += 1;
    const id = this.#next;
    return new Promise((resolve) => {
      member.waiting.set(id, resolve);
      member.child.send({ ...report, id }, (error) => error && this.#answer(member, id, null));
    });
  }

  /**
   * Kills one process without a word, as a machine that loses its power, and starts another in its place.
   *
   * @param isInside one that is inside an effect, if there is one
   * @param spares never the one that runs longest
   */
  killOne({ isInside, spares = false }: { isInside: boolean; spares?: boolean }): void {
    if (this.#members.length <= 2) return;
    const mortal = spares ? this.#members.slice(1) : this.#members;
    const inside = mortal.filter((member) => member.inside > 0);
    const choice = isInside && inside.length > 0 ? inside : mortal;
    const member = choice[Math.floor(Math.random() * choice.length)];
    if (!member) return;
    this.#members.splice(this.#members.indexOf(member), 1);
    if (member.child.pid !== undefined) this.killed.add(member.child.pid);
    member.child.kill('SIGKILL');
    this.#starting.push(this.#spawn().then((fresh) => void this.#members.push(fresh)));
  }

  /** Process ids, the one that runs longest first. */
  pids(): number[] {
    return this.#members.flatMap(({ child }) => child.pid ?? []);
  }

  /** Every process that was started in another's place is up. */
  async whole(): Promise<void> {
    await Promise.all(this.#starting);
  }

  stop(): void {
    for (const { child } of this.#members) child.kill('SIGKILL');
  }

  #answer({ waiting }: Member, id: number, status: number | null): void {
    waiting.get(id)?.(status);
    waiting.delete(id);
  }

  #spawn(): Promise<Member> {
    const script = join(import.meta.dirname, 'shop-process.ts');
    const child = fork(script, this.#args, {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const member: Member = { child, waiting: new Map(), inside: 0 };
    child.once('exit', () => {
      for (const id of [...member.waiting.keys()]) this.#answer(member, id, null);
    });
    return new Promise((resolve) => {
      child.on('message', (message: { ready?: boolean; inside?: number; id?: number; status?: number }) => {
        if (message.ready) resolve(member);
        else if (message.inside !== undefined) member.inside += message.inside;
        else if (message.id !== undefined) this.#answer(member, message.id, message.status ?? null);
      });
    });
  }
}
