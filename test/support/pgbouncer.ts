import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, giveAway, type TestPostgres } from './postgres.ts';
import { untilOpen } from './until-open.ts';

export interface TestPgBouncer {
  url: string;
  /** Leads to another server from now on. */
  moveTo(postgres: TestPostgres): void;
  stop(): Promise<void>;
}

const PROGRAM = '/usr/sbin/pgbouncer';

/** PgBouncer in transaction mode before a PostgreSQL server: each statement may get another connection. */
export async function startPgBouncer(postgres: TestPostgres): Promise<TestPgBouncer> {
  if (!existsSync(PROGRAM)) throw new Error('No PgBouncer was found. Install it (Debian: apt-get install pgbouncer).');
  const folder = mkdtempSync(join(tmpdir(), 'kiwoom-checkout-pgbouncer-'));
  const port = await freePort();
  const settings = join(folder, 'pgbouncer.ini');
  writeFileSync(settings, settingsOf({ port, postgres }));
  const owner = giveAway(folder);
  const server = spawn(PROGRAM, ['-q', settings], { ...owner, stdio: 'ignore', cwd: folder });
  await untilOpen(port, 'PgBouncer');
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    moveTo(other) {
      writeFileSync(settings, settingsOf({ port, postgres: other }));
      server.kill('SIGHUP');
    },
    async stop() {
      const ended = once(server, 'exit');
      server.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Fewer connections than clients, so that they change hands; a server that is away is asked again soon. */
function settingsOf({ port, postgres }: { port: number; postgres: TestPostgres }): string {
  return `[databases]
postgres = host=127.0.0.1 port=${postgres.port} dbname=postgres user=postgres

[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 6
max_client_conn = 500
server_login_retry = 0.2
server_connect_timeout = 2
query_wait_timeout = 5
`;
}
