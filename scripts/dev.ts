// `npm run dev`: the storefront and the Storybook, both with hot reload; the storefront's server restarts on changes.
import { type ChildProcess, spawn } from 'node:child_process';

const COMMANDS = {
  storefront: ['tsx', 'watch', '--clear-screen=false', 'examples/storefront/server/main.ts'],
  storybook: ['storybook', 'dev', '-p', process.env['STORYBOOK_PORT'] ?? '6006', '--no-open', '--ci'],
} as const;

/** Starts one command, its output marked with its name. npm puts `node_modules/.bin` on the PATH. */
function start(name: keyof typeof COMMANDS): ChildProcess {
  const [command, ...args] = COMMANDS[name];
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.split('\n')) if (line.trim() !== '') console.log(`[${name}] ${line}`);
    });
  }
  child.on('error', (error) => stop(`[${name}] ${error.message}`, 1));
  child.on('exit', (code) => stop(`[${name}] exited with ${code ?? 'a signal'}`, code ?? 0));
  return child;
}

const children = [start('storefront'), start('storybook')];
let isStopping = false;

/** One without the other is not what the developer started, so both end together. */
function stop(reason: string, code: number): void {
  if (isStopping) return;
  isStopping = true;
  console.log(reason);
  for (const child of children) child.kill('SIGTERM');
  process.exitCode = code;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop(`stopped by ${signal}`, 0));
