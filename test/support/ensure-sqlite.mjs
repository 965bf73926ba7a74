import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

// A driver of SQLite for Node 20, which has none of its own. It is compiled where no binary fits, for a minute or two,
// so it is no development dependency of everybody.

const VERSION = '12.11.1';
const FOLDER = resolve('node_modules/.cache/kiwoom-checkout/sqlite');

/** The module, for an import. */
export const BETTER_SQLITE3 = join(FOLDER, 'node_modules/better-sqlite3/lib/index.js');

const BINARY = join(FOLDER, 'node_modules/better-sqlite3/build/Release/better_sqlite3.node');

if (process.argv[1] === import.meta.filename) ensureSqlite();

export function ensureSqlite() {
  if (existsSync(BINARY)) return;
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(
    join(FOLDER, 'package.json'),
    JSON.stringify({ private: true, dependencies: { 'better-sqlite3': VERSION } }),
  );
  console.log(`Installing better-sqlite3 ${VERSION} …`);
  spawnSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: FOLDER, stdio: 'inherit' });
  // npm may be set to run no scripts of packages.
  if (!existsSync(BINARY)) spawnSync('npm', ['rebuild', 'better-sqlite3'], { cwd: FOLDER, stdio: 'inherit' });
  if (existsSync(BINARY)) return;
  console.error(
    'better-sqlite3 could not be built. The tests of SQLite cannot run. It needs python3, make and a C++ compiler (Debian: apt-get install build-essential python3), or a connection to its binaries.',
  );
  process.exit(1);
}
