import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

export interface TestPostgres {
  url: string;
  port: number;
  /** Ends it as a power cut does (`SIGKILL` of the first process), or by its own immediate shutdown (`SIGQUIT`). */
  crash(signal: 'SIGKILL' | 'SIGQUIT'): Promise<void>;
  /** Starts it again after a crash, on the same files. */
  start(): Promise<void>;
  /** Makes a standby the server that is written to. */
  promote(): void;
  stop(): Promise<void>;
}

const DEBIAN = '/usr/lib/postgresql';

/**
 * A PostgreSQL server of the machine's own packages, on a free port, with its files in a temporary folder.
 *
 * @param standbyOf a server that it follows by streaming replication
 */
export async function startPostgres({ standbyOf }: { standbyOf?: TestPostgres } = {}): Promise<TestPostgres> {
  const bin = findPrograms();
  const folder = mkdtempSync(join(tmpdir(), 'kiwoom-checkout-pg-'));
  const owner = giveAway(folder);
  const data = join(folder, 'data');
  const inFolder = { ...owner, stdio: 'ignore', cwd: folder } as const;
  const copy = ['-D', data, '-h', '127.0.0.1', '-p', String(standbyOf?.port), '-U', 'postgres', '-R', '-X', 'stream'];
  if (standbyOf) execFileSync(join(bin, 'pg_basebackup'), copy, inFolder);
  else execFileSync(join(bin, 'initdb'), ['-D', data, '-A', 'trust', '-U', 'postgres', '-N'], inFolder);

  const port = await freePort();
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
    'fsync=off',
    'max_connections=200',
  ];
  let server: ChildProcess | undefined;

  async function start(): Promise<void> {
    const args = ['-D', data, ...settings.flatMap((setting) => ['-c', setting])];
    for (let tried = 0; tried < START_TRIES; tried += 1) {
      server = spawn(join(bin, 'postgres'), args, { ...owner, stdio: 'ignore', cwd: folder });
      if (await isReady(server, join(bin, 'pg_isready'), port)) return;
    }
    throw new Error(`PostgreSQL did not start (as ${userInfo().username}).`);
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (server === undefined || server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill(signal);
    await ended;
  }

  await start();
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    port,
    start,
    promote: () => void execFileSync(join(bin, 'pg_ctl'), ['promote', '-D', data, '-w'], inFolder),
    crash: end,
    async stop() {
      // First it waits for its clients: a connection that is being closed would be ended with an error otherwise.
      const hurry = setTimeout(() => server?.kill('SIGINT'), CLIENTS_MS);
      await end('SIGTERM');
      clearTimeout(hurry);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Until the clients that are left are sent away. */
const CLIENTS_MS = 2_000;

/** After a kill, the processes of the connections keep the shared memory for a moment, and a new server refuses to start. */
const START_TRIES = 50;

async function isReady(server: ChildProcess, program: string, port: number): Promise<boolean> {
  for (let tried = 0; tried < 100; tried += 1) {
    if (server.exitCode !== null) return false;
    try {
      execFileSync(program, ['-h', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
      return true;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  return false;
}

function findPrograms(): string {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const bin = versions
    .map((version) => join(DEBIAN, version, 'bin'))
    .find((path) => existsSync(join(path, 'postgres')));
  if (!bin) throw new Error('No PostgreSQL server was found. Install it (Debian: apt-get install postgresql).');
  return bin;
}

interface Owner {
  uid?: number;
  gid?: number;
}

/**
 * Who is to run a server with its files in that folder: PostgreSQL and PgBouncer refuse to run as root, for which Debian's
 * package brings a user of its own.
 */
export function giveAway(folder: string): Owner {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  const [uid, gid] = [id('-u'), id('-g')];
  chownSync(folder, uid, gid);
  return { uid, gid };
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('No port is free.');
  return address.port;
}
