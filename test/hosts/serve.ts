import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from '../support/postgres.ts';

export interface Served {
  port: number;
  origin: string;
  /** What it wrote to its standard error so far. */
  errors(): string;
  stop(): Promise<void>;
}

interface ServeOptions {
  cwd: string;
  /** Of node. `{port}` is replaced. */
  args: readonly string[];
  env?: Record<string, string>;
  /** @default a free one */
  port?: number;
  /** Answered as soon as the server is up. @default '/' */
  path?: string;
}

/** Starts a program of node that serves at `PORT`, and waits until it answers. */
export async function serve({ cwd, args, env = {}, port: asked, path = '/' }: ServeOptions): Promise<Served> {
  const port = asked ?? (await freePort());
  const origin = `http://localhost:${port}`;
  const program = spawn(
    process.execPath,
    args.map((arg) => arg.replace('{port}', String(port))),
    {
      cwd,
      env: { ...process.env, ...env, PORT: String(port) },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let errors = '';
  program.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const stop = async () => {
    if (program.exitCode !== null || !program.kill()) return;
    await once(program, 'exit');
  };
  for (let tried = 0; tried < 240 && program.exitCode === null; tried += 1) {
    const isUp = await fetch(origin + path).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) return { port, origin, errors: () => errors, stop };
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  await stop();
  throw new Error(`${args.join(' ')} did not start. ${errors}`);
}
