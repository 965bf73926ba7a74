import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const REPOSITORY = join(import.meta.dirname, '../..');

export interface FreshApp {
  folder: string;
  /** The packed kit. */
  tarball: string;
  run(command: string, ...args: string[]): string;
  /** Starts Vite's development server and answers with its origin. */
  serve(): Promise<string>;
  /** Where it is served. */
  origin(): string;
  remove(): void;
}

/**
 * Packs the built kit and installs it into an app of its own, outside the repository.
 *
 * @param others versions of packages in place of those of this repository
 */
export function createFreshApp(others: Readonly<Record<string, string>> = {}): FreshApp {
  const folder = mkdtempSync(join(tmpdir(), 'kiwoom-checkout-app-'));
  const run = (command: string, ...args: string[]) =>
    execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  cpSync(join(import.meta.dirname, 'app'), folder, { recursive: true });
  const tarball = execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], {
    cwd: REPOSITORY,
    encoding: 'utf8',
  }).trim();
  const { devDependencies } = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  const versions = (...names: string[]) =>
    Object.fromEntries(names.map((name) => [name, others[name] ?? devDependencies[name]]));
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({
      name: 'fresh-shop',
      private: true,
      type: 'module',
      dependencies: { 'kiwoom-checkout': `file:./${tarball}`, ...versions('react', 'react-dom', 'react-hook-form') },
      devDependencies: versions(
        'vite',
        '@vitejs/plugin-react',
        'typescript',
        '@types/react',
        '@types/react-dom',
        '@types/node',
      ),
    }),
  );
  run('npm', 'install', '--no-audit', '--no-fund', '--loglevel=error');

  let server: ChildProcess | undefined;
  let address = '';
  return {
    folder,
    tarball: join(folder, tarball),
    run,
    async serve() {
      const port = await freePort();
      const origin = `http://localhost:${port}`;
      address = origin;
      server = spawn(join(folder, 'node_modules/.bin/vite'), [], {
        cwd: folder,
        env: { ...process.env, PORT: String(port) },
        stdio: 'ignore',
      });
      for (let tried = 0; tried < 120; tried += 1) {
        const there = await fetch(origin).then(
          ({ ok }) => ok,
          () => false,
        );
        if (there) return origin;
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
      throw new Error('The fresh app did not start.');
    },
    origin: () => address,
    remove() {
      server?.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('No port is free.');
  return address.port;
}
