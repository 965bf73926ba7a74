import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';

export interface Host {
  folder: string;
  run(command: string, args: readonly string[], env?: Record<string, string>): string;
}

interface HostOptions {
  /** The folder here that is copied. */
  app: string;
  packages: Readonly<Record<string, string>>;
  /** The name of its own folder, for an app that is installed twice. @default app */
  name?: string;
}

/**
 * Copies an app of this folder outside the repository and installs it with the packed kit and the packages it names;
 * once in a run, whichever test asks first.
 */
export function installHost({ app, packages, name = app }: HostOptions): Host {
  const folder = join(inject('hostsFolder'), name);
  const run: Host['run'] = (command, args, env = {}) => runIn(folder, command, args, env);
  if (existsSync(join(folder, 'package-lock.json'))) return { folder, run };
  cpSync(join(import.meta.dirname, app), folder, { recursive: true });
  const dependencies = { 'kiwoom-checkout': `file:${inject('tarball')}`, ...packages };
  const manifest = { name: `host-${name}`, private: true, type: 'module', dependencies };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error']);
  return { folder, run };
}

/** @throws Error with what the program wrote, which a compiler writes to its output */
function runIn(cwd: string, command: string, args: readonly string[], env: Record<string, string>): string {
  try {
    return execFileSync(command, args, {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
    });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`${command} ${args.join(' ')} failed.\n${stdout}\n${stderr}`, { cause: error });
  }
}

/** The versions that this repository is developed with. */
export function versionsOf(...names: string[]): Record<string, string> {
  const { devDependencies } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  return Object.fromEntries(names.map((name) => [name, devDependencies[name] ?? '*']));
}
