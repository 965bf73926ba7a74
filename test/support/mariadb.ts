import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './postgres.ts';
import { untilOpen } from './until-open.ts';

export interface TestMariadb {
  /** Of an empty database, for every user without a password. */
  url: string;
  stop(): Promise<void>;
}

const SERVER = '/usr/sbin/mariadbd';
const INSTALL = '/usr/bin/mariadb-install-db';

/** A MariaDB server of the machine's own packages with its defaults, on a free port, in a temporary folder. */
export async function startMariadb(): Promise<TestMariadb> {
  if (!existsSync(SERVER))
    throw new Error('No MariaDB was found. Install it (Debian: apt-get install mariadb-server).');
  const folder = mkdtempSync(join(tmpdir(), 'kiwoom-checkout-mariadb-'));
  const user = process.getuid?.() === 0 ? ['--user=root'] : [];
  const files = [`--datadir=${join(folder, 'data')}`, ...user];
  const setUp = ['--no-defaults', '--auth-root-authentication-method=normal', '--skip-test-db', ...files];
  execFileSync(INSTALL, setUp, { stdio: 'ignore' });

  const port = await freePort();
  const address = [`--port=${port}`, '--bind-address=127.0.0.1', `--socket=${join(folder, 'socket')}`];
  const forSpeed = ['--skip-name-resolve', '--innodb-flush-log-at-trx-commit=0', '--innodb-log-file-size=8M'];
  const args = ['--no-defaults', ...files, ...address, `--pid-file=${join(folder, 'pid')}`, ...forSpeed];
  const server = spawn(SERVER, args, { stdio: 'ignore' });
  await untilOpen(port, 'MariaDB');
  const root = ['--no-defaults', '-uroot', `--socket=${join(folder, 'socket')}`];
  execFileSync('mariadb', [
    ...root,
    '-e',
    `create database shop; create user shop@'127.0.0.1'; grant all on shop.* to shop@'127.0.0.1'`,
  ]);
  return {
    url: `mysql://shop@127.0.0.1:${port}/shop`,
    async stop() {
      const ended = once(server, 'exit');
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
