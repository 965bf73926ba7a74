import { join, relative } from 'node:path';
import { build, type Loader, type Metafile, type OutputFile } from 'esbuild';
import { type Bundle, reachedFrom } from './bundle.ts';
import { REACT } from './imports.ts';

export interface EsbuildBundle extends Bundle {
  metafile: Metafile;
  /** Names of the files that are loaded first. */
  firstFiles: ReadonlySet<string>;
}

interface BundleOptions {
  code: string;
  /** Where the packages are found. */
  folder: string;
  /** Packages that the shop has already, besides React. */
  external?: readonly string[];
  /** What the code is. @default js */
  loader?: Loader;
}

/** Minified ES modules with splitting, for production, as a shop's own build does. */
export async function bundleWithEsbuild({
  code,
  folder,
  external = [],
  loader = 'js',
}: BundleOptions): Promise<EsbuildBundle> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: folder, loader },
    absWorkingDir: folder,
    outdir: join(folder, 'out'),
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    splitting: loader === 'js',
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    external: [...REACT, ...external],
    define: { 'process.env.NODE_ENV': '"production"' },
    // The paths of the repository lead to its sources.
    tsconfigRaw: {},
    logLevel: 'error',
  });
  const contents = new Map(outputFiles.map((file: OutputFile) => [relative(folder, file.path), file.contents]));
  const entry = Object.keys(metafile.outputs).find((file) => metafile.outputs[file]?.entryPoint !== undefined) ?? '';
  const staticImports = (file: string) =>
    (metafile.outputs[file]?.imports ?? [])
      .filter(({ kind, external: isExternal }) => kind === 'import-statement' && !isExternal)
      .map(({ path }) => path);
  const firstFiles = reachedFrom(entry, staticImports);
  const first = [...firstFiles].map((file) => contents.get(file) ?? new Uint8Array());
  return { first, all: [...contents.values()], metafile, firstFiles };
}
