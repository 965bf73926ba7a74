import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export type Installer = 'npm' | 'pnpm' | 'yarn' | 'bun';

/** An app that `init` writes files for. */
export interface Project {
  kind: 'vite' | 'next';
  /** Where `app/` of Next is, seen from the project: `''` or `'src'`. */
  below: string;
  installer: Installer;
  /** Packages that the files import and that package.json does not name. */
  missing: { dependencies: string[]; devDependencies: string[] };
  /** By the project's own .gitignore. */
  isEnvIgnored: boolean;
}

const NEW_VITE = 'npm create vite@latest shop -- --template react-ts';
const READ_ON = 'README.md of kiwoom-checkout has every file, and docs/servers.md the server in other frameworks.';

/** They bring a server and routes of their own, on top of Vite or instead of it. */
const OTHER_FRAMEWORKS: readonly (readonly [name: string, label: string])[] = [
  ['@react-router/dev', 'React Router as a framework'],
  ['@remix-run/dev', 'Remix'],
  ['@tanstack/react-start', 'TanStack Start'],
  ['astro', 'Astro'],
  ['gatsby', 'Gatsby'],
  ['react-scripts', 'Create React App'],
];

const LOCKFILES: readonly (readonly [file: string, installer: Installer])[] = [
  ['package-lock.json', 'npm'],
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
];

/** What the app in this folder is made with; a sentence for one that `init` does not know. */
export function findProject(folder: string): Project | string {
  const packages = readPackages(folder);
  if (typeof packages === 'string') return packages;
  const found = kindOf(folder, packages);
  if (typeof found === 'string') return found;
  const devDependencies = found.kind === 'vite' ? ['tsx'] : [];
  return {
    ...found,
    installer: installerOf(folder),
    missing: {
      dependencies: ['kiwoom-checkout', 'react-hook-form'].filter((name) => !packages.has(name)),
      devDependencies: devDependencies.filter((name) => !packages.has(name)),
    },
    isEnvIgnored: ignoresEnv(folder),
  };
}

function kindOf(folder: string, packages: ReadonlySet<string>): Pick<Project, 'kind' | 'below'> | string {
  if (packages.has('next')) {
    const below = ['', 'src'].find((name) => existsSync(join(folder, name, 'app')));
    if (below !== undefined) return { kind: 'next', below };
    return `This app of Next has no app folder. The files are for the App Router; make app/layout.tsx first. ${READ_ON}`;
  }
  const other = OTHER_FRAMEWORKS.find(([name]) => packages.has(name));
  if (other) return `This is an app of ${other[1]}; init knows Vite and Next. ${READ_ON}`;
  if (packages.has('vite') && packages.has('react')) return { kind: 'vite', below: '' };
  if (packages.has('vite')) return `This app of Vite does not use React. \`${NEW_VITE}\` makes one that does.`;
  return `This is neither an app of Vite nor of Next. ${READ_ON} \`${NEW_VITE}\` makes a new app.`;
}

/** The names in package.json. */
function readPackages(folder: string): Set<string> | string {
  const path = join(folder, 'package.json');
  if (!existsSync(path)) {
    return `There is no package.json in ${folder}. Run the command where your app has it; \`${NEW_VITE}\` makes a new app.`;
  }
  try {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(path, 'utf8'));
    return new Set([...Object.keys(dependencies ?? {}), ...Object.keys(devDependencies ?? {})]);
  } catch (error) {
    return `${path} cannot be read (${error instanceof Error ? error.message : String(error)}).`;
  }
}

/** In a workspace the lockfile is in a folder above. */
function installerOf(folder: string): Installer {
  const found = LOCKFILES.find(([file]) => existsSync(join(folder, file)));
  if (found) return found[1];
  const parent = dirname(folder);
  return parent === folder ? 'npm' : installerOf(parent);
}

/** As a .gitignore mostly has it; another pattern that covers it is not understood. */
const ENV_PATTERNS = new Set(['.env', '/.env', '**/.env', '.env*', '/.env*', '*.env']);

function ignoresEnv(folder: string): boolean {
  const path = join(folder, '.gitignore');
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split(/\r?\n/) : [];
  return lines.some((line) => ENV_PATTERNS.has(line.trim()));
}
