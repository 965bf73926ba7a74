import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './postgres.ts';
import { untilOpen } from './until-open.ts';

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
  await untilOpen(port, 'nginx');
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
