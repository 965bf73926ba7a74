// The part of `npm run build` that puts what only a server or the sandbox runs into a few files. What a page can load
// stays as it is, one file a module: its bundler drops modules, and a file needs its own 'use client'.
import { readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { rolldown } from 'rolldown';
import { minifySync } from 'rolldown/experimental';
import { ENTRIES } from './entries.ts';

const DIST = resolve('dist');
const SERVER_ENTRIES = ['server', 'sandbox', 'cli'];

const pathOf = (name: string) => join(DIST, `${name}.js`);
const isOfPage = reachedFrom(ENTRIES.filter((name) => !SERVER_ENTRIES.includes(name)).map(pathOf));
const merged = new Set([...reachedFrom(SERVER_ENTRIES.map(pathOf))].filter((file) => !isOfPage.has(file)));

const bundle = await rolldown({
  input: Object.fromEntries(SERVER_ENTRIES.map((name) => [name, pathOf(name)])),
  external: (id, importer) => !merged.has(importer && id.startsWith('.') ? resolve(dirname(importer), id) : id),
  experimental: { attachDebugInfo: 'none' },
});
await bundle.write({ dir: DIST, chunkFileNames: 'server/[name].js', comments: { jsdoc: false } });
await bundle.close();

// Tools of development, which a shop reads no stack of. The sandbox sends functions of its own to the browser as text, and
// these find each other by their names: the outermost names stay.
for (const name of ['cli', 'server/create-sandbox']) {
  const path = pathOf(name);
  const options = { module: true, compress: false, mangle: { toplevel: false }, codegen: { removeWhitespace: true } };
  const minified = minifySync(path, readFileSync(path, 'utf8'), options);
  if (minified.errors.length > 0) throw new Error(`${path} was not minified: ${minified.errors[0]?.message}`);
  writeFileSync(path, minified.code);
}

const entries = new Set(SERVER_ENTRIES.map(pathOf));
for (const file of merged) if (!entries.has(file)) rmSync(file);
for (const name of readdirSync(DIST, { recursive: true, encoding: 'utf8' }).toReversed())
  removeIfEmpty(join(DIST, name));

/** These files, and all that they import. */
function reachedFrom(start: readonly string[]): Set<string> {
  const reached = new Set<string>();
  const waiting = [...start];
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    const names = readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*["'](\.[^"']+\.js)["']/g);
    for (const [, name = ''] of names) waiting.push(resolve(dirname(file), name));
  }
  return reached;
}

function removeIfEmpty(path: string): void {
  try {
    rmdirSync(path);
  } catch {
    // A file, or a folder with something in it.
  }
}
