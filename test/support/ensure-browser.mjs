import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const BROWSERS = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const FONT = 'Noto Sans CJK KR';

/** Chromium and a Korean font, from Debian's packages where they are absent and may be installed; else a word on what to do. */
export function ensureBrowser() {
  const missing = [...(hasBrowser() ? [] : ['chromium']), ...(hasFont() ? [] : ['fonts-noto-cjk', 'fontconfig'])];
  if (missing.length === 0) return;
  const isDebianRoot = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
  if (isDebianRoot) {
    console.log(`Installing ${missing.join(', ')} …`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const install = () => spawnSync('apt-get', ['install', '-y', '-qq', ...missing], { stdio: ['ignore', 'ignore', 'inherit'], env });
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env });
    install();
  }
  if (hasBrowser()) {
    if (!hasFont()) console.warn(`No font "${FONT}": Korean may show as boxes in screenshots. Install fonts-noto-cjk.`);
    return;
  }
  console.error('No Chromium was found. The browser tests cannot run. Install it (Debian: apt-get install chromium fonts-noto-cjk), or name one by CHROMIUM_PATH.');
  process.exit(1);
}

function hasBrowser() {
  return BROWSERS.some((path) => path && existsSync(path));
}

function hasFont() {
  const list = spawnSync('fc-list', [FONT], { encoding: 'utf8' });
  return list.status === 0 && list.stdout.trim() !== '';
}
