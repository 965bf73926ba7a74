import { build, type Rolldown } from 'vite';

/** A file to serve. */
export interface PageFile {
  type: string;
  body: string;
}

/**
 * Scripts and style sheets as a shop's Vite would build them: minified, for the browsers Vite aims at by itself.
 * As development, the kit speaks to its developer in the console.
 */
export async function bundlePage(
  input: readonly string[],
  mode: 'production' | 'development' = 'production',
): Promise<Map<string, PageFile>> {
  const made = (await build({
    configFile: false,
    logLevel: 'silent',
    // Vitest's own NODE_ENV would ask for React's development build.
    oxc: { jsx: { runtime: 'automatic', development: false } },
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
    build: {
      write: false,
      rolldownOptions: {
        input: [...input],
        output: {
          entryFileNames: '[name].js',
          assetFileNames: ({ originalFileNames: [file = '[name][extname]'] }) => file.replace(/^.*\//, ''),
        },
      },
    },
  })) as Rolldown.RolldownOutput;
  return new Map(
    made.output.map((output): [string, PageFile] =>
      output.type === 'chunk'
        ? [`/${output.fileName}`, { type: 'text/javascript', body: output.code }]
        : [`/${output.fileName}`, { type: 'text/css', body: String(output.source) }],
    ),
  );
}
