import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './postgres.ts';

export interface TestNginx {
  port: number;
  stop(): Promise<void>;
}

const PROGRAM = process.env['NGINX_PATH'] ?? '/usr/sbin/nginx';

/** nginx before a server on this machine, with `directives` beside its `proxy_pass`. */
export async function startNginx(upstream: number, directives: string): Promise<TestNginx> {
  if (!existsSync(PROGRAM)) throw new Error('No nginx was found. Install it (Debian: apt-get install nginx).');
  const folder = mkdtempSync(join(tmpdir(), 'kiwoom-checkout-nginx-'));
  const port = await freePort();
  const settings = join(folder, 'nginx.conf');
  writeFileSync(settings, settingsOf({ folder, port, upstream, directives }));
  const server = spawn(PROGRAM, ['-c', settings, '-p', folder], { stdio: ['ignore', 'ignore', 'inherit'] });
  await untilOpen(port);
  return {
    port,
    async stop() {
      const ended = once(server, 'exit');
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Settings {
  folder: string;
  port: number;
  upstream: number;
  directives: string;
}

function settingsOf({ folder, port, upstream, directives }: Settings): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `daemon off;
master_process off;
pid ${folder}/nginx.pid;
error_log stderr crit;
events {}
http {
  access_log off;
  ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join('\n  ')}
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://localhost:${upstream};
      ${directives}
    }
  }
}
`;
}

async function untilOpen(port: number): Promise<void> {
  for (let tried = 0; tried < 100; tried += 1) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true));
      socket.once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (isOpen) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('nginx did not start.');
}
