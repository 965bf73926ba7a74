import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What `package-lock.json` has of a package, as far as it is read here. */
interface LockEntry {
  version?: string;
  license?: string;
  dev?: boolean;
  dependencies?: Record<string, string>;
}

type Lock = Readonly<Record<string, LockEntry>>;

/** `runtime`: installed with the kit. `peer`: the shop has it because the kit asks for it. `dev`: never leaves this repository. */
export type Role = 'runtime' | 'peer' | 'dev';

export interface Licence {
  name: string;
  version: string;
  role: Role;
  licence: string;
  /** Whether the list of its role has it. */
  isAllowed: boolean;
}

/** Licences by their SPDX names, which ask for no source of what they are used in. */
const PERMISSIVE: ReadonlySet<string> = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);

/** Also allowed in tools that are not passed on: copyleft of single files, and data that is to be attributed. */
const DEV_ONLY: ReadonlySet<string> = new Set(['MPL-2.0', 'CC-BY-4.0']);

/** Packages that name no SPDX licence; each was read in its LICENSE file. */
const READ_BY_HAND: Readonly<Record<string, string>> = { spawndamnit: 'MIT' };

/** Whether an SPDX expression can be met: one side of each OR, and both of each AND. */
export function isAllowed(expression: string, role: Role): boolean {
  const allowed = (licence: string) => PERMISSIVE.has(licence) || (role === 'dev' && DEV_ONLY.has(licence));
  const choices = expression.replace(/[()]/g, '').split(' OR ');
  return choices.some((choice) => choice.split(' AND ').every(allowed));
}

/** The installed package names it; one of another platform is known from the lockfile alone. */
function licenceOf(root: string, path: string, name: string, entry: LockEntry): string {
  const file = join(root, path, 'package.json');
  const { license } = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : entry;
  const named = typeof license === 'string' ? license : (license?.type ?? 'none');
  return named.startsWith('SEE LICENSE') ? (READ_BY_HAND[name] ?? named) : named;
}

/** Where in the lockfile a package finds another: in its own folder, or in one above it. */
function find(lock: Lock, from: string, name: string): string | undefined {
  const parts = from.split('/node_modules/');
  const above = parts.map((_, up) => parts.slice(0, parts.length - up).join('/node_modules/'));
  return [...above.map((folder) => `${folder}/node_modules/${name}`), `node_modules/${name}`].find(
    (path) => path in lock,
  );
}

/** The paths of packages and of all that they need. */
function closure(lock: Lock, names: readonly string[]): Set<string> {
  const found = new Set<string>();
  const visit = (from: string, name: string): void => {
    const path = find(lock, from, name);
    if (path === undefined || found.has(path)) return;
    found.add(path);
    for (const needed of Object.keys(lock[path]?.dependencies ?? {})) visit(path, needed);
  };
  for (const name of names) visit('', name);
  return found;
}

/** Every package of the lockfile with its licence: those of a shop first, then by name. */
export function listLicences(root: string): Licence[] {
  const read = (file: string) => JSON.parse(readFileSync(join(root, file), 'utf8'));
  const lock: Lock = read('package-lock.json').packages;
  const { peerDependencies = {}, peerDependenciesMeta = {} } = read('package.json');
  const required = Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta[name]?.optional);
  const peers = closure(lock, required);
  const roleOf = (path: string, entry: LockEntry): Role => (peers.has(path) ? 'peer' : entry.dev ? 'dev' : 'runtime');
  const order: readonly Role[] = ['runtime', 'peer', 'dev'];
  return Object.entries(lock)
    .filter(([path]) => path !== '')
    .map(([path, entry]): Licence => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      const [role, licence] = [roleOf(path, entry), licenceOf(root, path, name, entry)];
      return { name, version: entry.version ?? '', role, licence, isAllowed: isAllowed(licence, role) };
    })
    .sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role) || a.name.localeCompare(b.name));
}
