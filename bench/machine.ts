import { readFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

/** Packages whose version changes a figure. */
const PACKAGES = ['react', 'react-dom', 'react-hook-form', 'zod', 'esbuild', 'vite', 'jsdom', 'playwright-core'];

/** Where and with which versions a table was measured, as Markdown. */
export function describeMachine(now: Date): string {
  const [cpu] = cpus();
  const versions = PACKAGES.map((name) => `${name} ${versionOf(name)}`).join(', ');
  return [
    `Measured on ${now.toISOString().slice(0, 10)}, ${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, `,
    `${Math.round(totalmem() / 2 ** 30)} GB, ${type()} ${release()}, Node ${process.versions.node}.\n${versions}.`,
  ].join('');
}

export function versionOf(name: string): string {
  const manifest = join(ROOT, 'node_modules', name, 'package.json');
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}
