import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { pages } from './shop.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
};

/** A file of the built page, for servers without a plugin of their own for that. */
export async function readPage(url: string): Promise<{ body: Buffer; type: string } | null> {
  const { pathname } = new URL(url, 'http://localhost');
  const path = join(pages, pathname === '/' ? 'index.html' : pathname);
  const body = await readFile(path).catch(() => null);
  return body && { body, type: TYPES[extname(path)] ?? 'application/octet-stream' };
}
