import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';

// What the tests need besides npm's packages, from Debian's packages where it is absent and may be installed.

const BROWSERS = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const FONT = 'Noto Sans CJK KR';
const POSTGRES = '/usr/lib/postgresql';
const PGBOUNCER = '/usr/sbin/pgbouncer';
const MARIADB = '/usr/sbin/mariadbd';
const NGINX = process.env['NGINX_PATH'] ?? '/usr/sbin/nginx';

const ENGINES = {
  '/usr/bin/firefox-esr': 'firefox-esr',
  '/usr/bin/WebKitWebDriver': 'webkit2gtk-driver',
  '/usr/bin/Xvfb': 'xvfb',
};

if (process.argv[1] === import.meta.filename) {
  ensureBrowser();
  ensurePostgres();
  ensureMariadb();
  ensureNginx();
}

/** Chromium and a Korean font. */
export function ensureBrowser() {
  install([...(hasBrowser() ? [] : ['chromium']), ...(hasFont() ? [] : ['fonts-noto-cjk', 'fontconfig'])]);
  if (!hasBrowser()) {
    stop(
      'No Chromium was found. The browser tests cannot run. Install it (Debian: apt-get install chromium fonts-noto-cjk), or name one by CHROMIUM_PATH.',
    );
  }
  if (!hasFont()) console.warn(`No font "${FONT}": Korean may show as boxes. Install fonts-noto-cjk.`);
}

/** PostgreSQL and PgBouncer; the tests start servers of their own on free ports. */
export function ensurePostgres() {
  install([...(hasPostgres() ? [] : ['postgresql']), ...(existsSync(PGBOUNCER) ? [] : ['pgbouncer'])]);
  if (!hasPostgres() || !existsSync(PGBOUNCER))
    stop(
      'PostgreSQL or PgBouncer was not found. The tests of several processes cannot run. Install them (Debian: apt-get install postgresql pgbouncer).',
    );
}

/** MariaDB; the tests start a server of their own on a free port. */
export function ensureMariadb() {
  install(existsSync(MARIADB) ? [] : ['mariadb-server']);
  if (!existsSync(MARIADB))
    stop('No MariaDB was found. The tests of MySQL cannot run. Install it (Debian: apt-get install mariadb-server).');
}

/** nginx; the tests start it on free ports. */
export function ensureNginx() {
  install(existsSync(NGINX) ? [] : ['nginx']);
  if (!existsSync(NGINX))
    stop('No nginx was found. The tests behind a proxy cannot run. Install it (Debian: apt-get install nginx).');
}

/** Firefox, and WebKitGTK with a screen that nobody sees, for `npm run test:engines`. */
export function ensureEngines() {
  const missing = Object.entries(ENGINES).filter(([path]) => !existsSync(path));
  install(missing.map(([, name]) => name));
  const still = missing.filter(([path]) => !existsSync(path)).map(([, name]) => name);
  if (still.length > 0)
    stop(
      `Not found: ${still.join(', ')}. Firefox and WebKit cannot be looked at. Install them (Debian: apt-get install ${still.join(' ')}).`,
    );
}

/** @param {string[]} packages */
function install(packages) {
  const isDebianRoot = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
  if (packages.length === 0 || !isDebianRoot) return;
  console.log(`Installing ${packages.join(', ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env,
  });
}

/** @param {string} sentence */
function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

function hasBrowser() {
  return BROWSERS.some((path) => path && existsSync(path));
}

function hasFont() {
  const list = spawnSync('fc-list', [FONT], { encoding: 'utf8' });
  return list.status === 0 && list.stdout.trim() !== '';
}

function hasPostgres() {
  return (
    existsSync(POSTGRES) && readdirSync(POSTGRES).some((version) => existsSync(`${POSTGRES}/${version}/bin/postgres`))
  );
}
