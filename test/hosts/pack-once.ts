import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { ensureBrowser, ensureMariadb, ensureNginx } from '../support/ensure-programs.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of all hosts of this run, outside the repository. */
    hostsFolder: string;
    /** The packed kit in it. */
    tarball: string;
  }
}

/** Packs the built kit once for all hosts; afterwards their folder is removed. Installs the programs that they need. */
export default function packOnce(project: TestProject): () => void {
  ensureBrowser();
  ensureMariadb();
  ensureNginx();
  const folder = mkdtempSync(join(tmpdir(), 'kiwoom-checkout-hosts-'));
  const pack = ['pack', '--silent', '--pack-destination', folder];
  const name = execFileSync('npm', pack, { cwd: join(import.meta.dirname, '../..'), encoding: 'utf8' }).trim();
  project.provide('hostsFolder', folder);
  project.provide('tarball', join(folder, name));
  return () => rmSync(folder, { recursive: true, force: true });
}
