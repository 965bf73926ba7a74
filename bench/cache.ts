import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** What the parts install is stored outside the repository, since its own `npm ci` would delete it. */
const CACHE = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'kiwoom-checkout-bench');

export type Installed = { folder: string } | { failed: string };

/** Installs these exact versions in a folder of their own, once. Their scripts do not run. */
export function installOnce(name: string, dependencies: Readonly<Record<string, string>>): Installed {
  const folder = join(CACHE, name);
  const manifest = join(folder, 'package.json');
  const wanted = JSON.stringify({ private: true, dependencies });
  const lock = join(folder, 'node_modules/.package-lock.json');
  if (existsSync(lock) && readFileSync(manifest, 'utf8') === wanted) return { folder };
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(manifest, wanted);
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', ['install', ...flags], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status === 0) return { folder };
  rmSync(folder, { recursive: true, force: true });
  return { failed: `${Object.keys(dependencies).join(', ')}: npm could not install them. Is this machine offline?` };
}
