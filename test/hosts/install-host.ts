import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const REPOSITORY = join(import.meta.dirname, '../..');

export interface Host {
  folder: string;
  run(command: string, args: readonly string[], env?: Record<string, string>): string;
  remove(): void;
}

/** Copies an app of this folder outside the repository and installs it with the packed kit and the packages it names. */
export function installHost(name: string, packages: Readonly<Record<string, string>>): Host {
  const folder = mkdtempSync(join(tmpdir(), `kiwoom-checkout-${name}-`));
  cpSync(join(import.meta.dirname, name), folder, { recursive: true });
  const pack = ['pack', '--silent', '--pack-destination', folder];
  const tarball = execFileSync('npm', pack, { cwd: REPOSITORY, encoding: 'utf8' }).trim();
  const manifest = {
    name: `host-${name}`,
    private: true,
    type: 'module',
    dependencies: { 'kiwoom-checkout': `file:./${tarball}`, ...packages },
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  const run: Host['run'] = (command, args, env = {}) =>
    execFileSync(command, args, {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
    });
  run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error']);
  return { folder, run, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The versions that this repository is developed with. */
export function versionsOf(...names: string[]): Record<string, string> {
  const { devDependencies } = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  return Object.fromEntries(names.map((name) => [name, devDependencies[name] ?? '*']));
}
