import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

// The lowest React of the peer range. It cannot stand beside React 19 in one node_modules: its react-dom asks for a
// peer named `react`, of which there is one. So it has a folder of its own.

export const REACT_18 = '18.2.0';
const FOLDER = resolve('node_modules/.cache/kiwoom-checkout/react-18');

/** The `node_modules` that holds React 18. */
export const REACT_18_MODULES = join(FOLDER, 'node_modules');

if (process.argv[1] === import.meta.filename) ensureReact18();

export function ensureReact18() {
  if (existsSync(join(REACT_18_MODULES, 'react-router/package.json'))) return;
  mkdirSync(FOLDER, { recursive: true });
  const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  const names = ['react-hook-form', 'react-router', '@testing-library/react', '@testing-library/dom'];
  const dependencies = {
    react: REACT_18,
    'react-dom': REACT_18,
    ...Object.fromEntries(names.map((name) => [name, devDependencies[name]])),
  };
  writeFileSync(join(FOLDER, 'package.json'), JSON.stringify({ private: true, dependencies }));
  const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: FOLDER,
    stdio: 'inherit',
  });
  if (status !== 0) {
    console.error(`React ${REACT_18} could not be installed. Its tests cannot run. Check the connection to npm.`);
    process.exit(1);
  }
}
