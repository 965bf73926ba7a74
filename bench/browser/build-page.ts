import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { openWorkspace } from '../sizes/workspace.ts';

export interface PageFiles {
  script: string;
  styles: string;
}

/** The page for production, over the built package. */
export async function buildPage(): Promise<PageFiles> {
  const workspace = openWorkspace();
  try {
    const { outputFiles } = await build({
      entryPoints: [join(import.meta.dirname, 'page.tsx')],
      nodePaths: [join(workspace.folder, 'node_modules')],
      bundle: true,
      write: false,
      minify: true,
      format: 'esm',
      target: 'es2022',
      jsx: 'automatic',
      define: { 'process.env.NODE_ENV': '"production"' },
      // The paths of the repository lead to its sources.
      tsconfigRaw: {},
      logLevel: 'error',
    });
    const styles = readFileSync(join(workspace.folder, 'node_modules/kiwoom-checkout/dist/styles.css'), 'utf8');
    return { script: outputFiles[0]?.text ?? '', styles };
  } finally {
    workspace.close();
  }
}
