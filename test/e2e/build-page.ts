import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** The journeys go through the built page, as shoppers do; in a process of its own, because the runner's NODE_ENV is `test`. */
export default function buildPage(): void {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const config = join(root, 'examples/storefront/vite.config.ts');
  execFileSync(process.execPath, [vite, 'build', 'examples/storefront', '--config', config, '--logLevel', 'warn'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: 'inherit',
  });
}
