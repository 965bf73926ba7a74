import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

const CACHE = 'node_modules/.cache/kiwoom-checkout-engines';

/** Path of an old Chromium, as an npm package ships it; fetched when it is first asked for, about 60 MB. */
export function oldChromium(version: string): string {
  const folder = join(CACHE, version);
  const program = join(folder, 'chromium');
  if (existsSync(program)) return program;
  mkdirSync(folder, { recursive: true });
  run('npm', ['pack', '--silent', '--pack-destination', folder, `@sparticuz/chromium@${version}`]);
  run('tar', ['xzf', join(folder, `sparticuz-chromium-${version}.tgz`), '-C', folder]);
  writeFileSync(program, brotliDecompressSync(readFileSync(join(folder, 'package/bin/chromium.br'))));
  chmodSync(program, 0o755);
  return program;
}

function run(command: string, args: string[]): void {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
}
