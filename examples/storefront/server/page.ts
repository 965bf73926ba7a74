import { createReadStream, existsSync, statSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { createServer as createVite } from 'vite';

interface PageOptions {
  server: Server;
  root: string;
  /** Serve `dist` rather than the sources. */
  built: boolean;
}

interface PageServer {
  handle(req: IncomingMessage, res: ServerResponse): void;
  close(): Promise<void>;
}

export async function servePage({ server, root, built }: PageOptions): Promise<PageServer> {
  if (built) return { handle: (req, res) => sendBuilt(join(root, 'dist'), req, res), close: async () => {} };
  const vite = await createVite({
    configFile: join(root, 'vite.config.ts'),
    root,
    appType: 'spa',
    server: { middlewareMode: true, hmr: { server } },
  });
  return { handle: (req, res) => vite.middlewares(req, res), close: () => vite.close() };
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

function sendBuilt(folder: string, req: IncomingMessage, res: ServerResponse): void {
  const path = decodeURIComponent((req.url ?? '/').split('?')[0] ?? '/');
  const wanted = join(folder, normalize(path));
  const isFile = wanted.startsWith(folder) && existsSync(wanted) && statSync(wanted).isFile();
  const file = isFile ? wanted : join(folder, 'index.html');
  res.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
  createReadStream(file).pipe(res);
}
