#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { initProject } from './cli/init-project.ts';
import { type Command, readCommand } from './cli/read-command.ts';
import { toNodeListener } from './node/node-listener.ts';
import { createSandbox } from './sandbox/create-sandbox.ts';
import {
  SANDBOX_API_KEY,
  SANDBOX_API_SECRET,
  SANDBOX_CHANNEL_KEY,
  SANDBOX_DIGITAL_CHANNEL_KEY,
  SANDBOX_USER_CODE,
} from './sandbox/state/sandbox-options.ts';
import { OUTCOME_NAMES } from './sandbox/state/sandbox-outcomes.ts';

const USAGE = `Usage: kiwoom-checkout init
       kiwoom-checkout sandbox [options]

init writes the files of README's first payment into an app of Vite or Next: page, return page, server, example of
.env. It asks nothing, changes no file that is there, and prints what to do next.

sandbox runs an offline version of PortOne V1 and of Kiwoom Pay's window on this machine.

  --port <number>      port to listen on (default 4010; 0 for any free port)
  --host <name>        address to listen on (default localhost)
  --webhook <url>      address of webhooks; this machine only
  --outcome <name>     outcome of every payment, e.g. decline
  --auto               the payment window presses its own button
  -h, --help           print this text
  -v, --version        print the version

Outcomes:
${columns(OUTCOME_NAMES)}
`;

// A path, because a bundler takes a URL of this form for one of its own files.
const PACKAGE = join(dirname(fileURLToPath(import.meta.url)), '..');

type SandboxCommand = Extract<Command, { kind: 'sandbox' }>;

function main(args: readonly string[]): void {
  const command = readCommand(args);
  switch (command.kind) {
    case 'help':
      process.stdout.write(USAGE);
      return;
    case 'version':
      process.stdout.write(`${version()}\n`);
      return;
    case 'problem':
      return stop(command.problem);
    case 'init':
      return init();
    case 'sandbox':
      return serve(command);
  }
}

function init(): void {
  const result = initProject({ folder: process.cwd(), examples: join(PACKAGE, 'examples') });
  if (result.problem !== undefined) return stop(result.problem);
  process.stdout.write(result.text);
  if (!result.isComplete) process.exitCode = 1;
}

function serve({ port, host, webhook, outcome, auto }: SandboxCommand): void {
  const sandbox = createSandbox({ basePath: '/', webhookUrl: webhook, auto, outcome });
  const server = createServer(toNodeListener(sandbox.fetch));
  server.on('error', (error: NodeJS.ErrnoException) => stop(listenProblem(error, { port, host })));
  server.listen(port, host, () => {
    const address = server.address();
    const used = typeof address === 'object' && address ? address.port : port;
    process.stdout.write(welcome(`http://${host.includes(':') ? `[${host}]` : host}:${used}`));
  });
}

function welcome(home: string): string {
  return `kiwoom-checkout sandbox: ${home} (the list of payments)

  In the page      sdkUrl      ${home}/v1/iamport.js
                   userCode    ${SANDBOX_USER_CODE}
                   channelKey  ${SANDBOX_CHANNEL_KEY} (digital: false)
                               ${SANDBOX_DIGITAL_CHANNEL_KEY} (digital: true)
  On the server    baseUrl      ${home}
                   apiKey       ${SANDBOX_API_KEY}
                   apiSecret    ${SANDBOX_API_SECRET}
                   environment  test
`;
}

function listenProblem(
  { code, message }: NodeJS.ErrnoException,
  { port, host }: { port: number; host: string },
): string {
  if (code === 'EADDRINUSE') return `Port ${port} is in use. Choose another one with --port, or 0 for any free port.`;
  if (code === 'EACCES') return `This user may not listen on port ${port}. Choose one above 1023 with --port.`;
  if (code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL')
    return `This machine has no address ${host}. Choose another one with --host.`;
  return `The sandbox cannot listen on ${host}:${port} (${message}).`;
}

function version(): string {
  const text = readFileSync(join(PACKAGE, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

function columns(names: readonly string[]): string {
  const width = 26;
  const rows = Math.ceil(names.length / 3);
  const row = (index: number) => [0, 1, 2].map((column) => (names[index + column * rows] ?? '').padEnd(width));
  return Array.from({ length: rows }, (_, index) => `  ${row(index).join('').trimEnd()}`).join('\n');
}

function stop(problem: string): void {
  process.stderr.write(`kiwoom-checkout: ${problem}\n`);
  process.exitCode = 1;
}

main(process.argv.slice(2));
