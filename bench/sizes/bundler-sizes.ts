import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installOnce } from '../cache.ts';
import type { PartResult, Row } from '../row.ts';
import { type BundleSource, gzippedSize, type Source } from './bundle.ts';
import { INSTALLED_BUNDLERS, OWN_BUNDLERS, otherBundlers } from './bundlers.ts';
import { IMPORTS } from './imports.ts';

type Sizes = Pick<PartResult, 'rows' | 'skipped'>;

/** Every import in each of five bundlers, compared with esbuild. */
export async function bundlerSizes(folder: string): Promise<Sizes> {
  const installed = installOnce('bundlers', INSTALLED_BUNDLERS);
  const isMissing = 'failed' in installed;
  const bundlers = { ...OWN_BUNDLERS, ...(isMissing ? {} : otherBundlers(installed.folder)) };
  const result: Sizes = { rows: [], skipped: isMissing ? [installed.failed] : [] };
  for (const [index, [name, code]] of Object.entries(IMPORTS).entries()) {
    const entry = join(folder, `entry-${index}.js`);
    writeFileSync(entry, code);
    result.rows.push(...(await rowsOf(name, bundlers, { code, entry, folder })));
  }
  return result;
}

async function rowsOf(name: string, bundlers: Readonly<Record<string, BundleSource>>, source: Source): Promise<Row[]> {
  const { esbuild, ...others } = bundlers;
  const floor = await esbuild?.(source);
  const rows: Row[] = [];
  for (const [bundler, bundle] of Object.entries(others)) {
    const bundled = await bundle(source);
    for (const [what, key] of [
      ['first load', 'first'],
      ['total', 'all'],
    ] as const) {
      const beside = floor && { name: 'esbuild', value: gzippedSize(floor[key]) };
      rows.push({
        measure: `${name}, ${bundler}: ${what}`,
        value: gzippedSize(bundled[key]),
        unit: 'bytes',
        floor: beside,
      });
    }
  }
  return rows;
}
