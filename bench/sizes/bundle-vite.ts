import { build, type Rolldown } from 'vite';
import { type Bundle, reachedFrom, type Source } from './bundle.ts';
import { isReact } from './imports.ts';

export async function bundleWithVite({ entry, folder }: Source): Promise<Bundle> {
  const { output } = (await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: { input: entry, external: isReact, preserveEntrySignatures: 'strict' },
    },
  })) as Rolldown.RolldownOutput;
  return toBundle(output.filter((file) => file.type === 'chunk'));
}

/** What Rollup and Rolldown both report of a chunk. */
export interface Chunk {
  fileName: string;
  code: string;
  isEntry: boolean;
  imports: readonly string[];
}

export function toBundle(chunks: readonly Chunk[]): Bundle {
  const named = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const entry = chunks.find(({ isEntry }) => isEntry)?.fileName ?? '';
  const first = [...reachedFrom(entry, (file) => named.get(file)?.imports ?? [])].flatMap((file) => {
    const chunk = named.get(file);
    return chunk ? [Buffer.from(chunk.code)] : [];
  });
  return { first, all: chunks.map(({ code }) => Buffer.from(code)) };
}
