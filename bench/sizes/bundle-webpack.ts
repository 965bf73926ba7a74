import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bundle, Source } from './bundle.ts';
import { isReact } from './imports.ts';

/** What is used of webpack and of Rspack, which has the same interface. */
type Webpack = (options: object, done: (error: Error | null, stats?: Stats) => void) => Compiler;
interface Compiler {
  close(done: () => void): void;
}
interface Stats {
  hasErrors(): boolean;
  toJson(options: object): StatsJson;
}
interface StatsJson {
  errors: { message: string }[];
  assets: { name: string }[];
  entrypoints: { main: { assets: { name: string }[] } };
}

export async function bundleWithWebpack(webpack: Webpack, { entry, folder }: Source): Promise<Bundle> {
  const path = mkdtempSync(join(folder, 'webpack-'));
  const { assets, entrypoints } = await compile(webpack, {
    mode: 'production',
    context: folder,
    entry,
    devtool: false,
    performance: false,
    target: ['web', 'es2022'],
    experiments: { outputModule: true },
    output: { path, module: true, library: { type: 'module' }, chunkFormat: 'module' },
    externalsType: 'module',
    externals: ({ request = '' }: { request?: string }, done: (error: null, external?: string) => void) =>
      isReact(request) ? done(null, request) : done(null),
  });
  const read = (files: readonly { name: string }[]) =>
    files.filter(({ name }) => /\.m?js$/.test(name)).map(({ name }) => readFileSync(join(path, name)));
  return { first: read(entrypoints.main.assets), all: read(assets) };
}

function compile(webpack: Webpack, options: object): Promise<StatsJson> {
  return new Promise((resolve, reject) => {
    const compiler = webpack(options, (error, stats) => {
      if (!stats) return reject(error);
      const json = stats.toJson({ all: false, assets: true, entrypoints: true, errors: true });
      if (stats.hasErrors()) return reject(new Error(json.errors[0]?.message));
      compiler.close(() => resolve(json));
    });
  });
}
