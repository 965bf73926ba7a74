#!/usr/bin/env node
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import { createSandbox } from './sandbox/create-sandbox.ts';
import { toNodeListener } from './sandbox/node-adapter.ts';
import { SANDBOX_API_KEY, SANDBOX_API_SECRET } from './sandbox/state/sandbox-options.ts';
import { isOutcome } from './sandbox/state/sandbox-outcomes.ts';

const USAGE = `Usage: kiwoom-checkout sandbox [options]

Runs an offline version of PortOne V1 and of Kiwoom Pay's window on this machine.

  --port <number>      port to listen on (default 4010; 0 for any free port)
  --host <name>        address to listen on (default localhost)
  --webhook <url>      address of webhooks; this machine only
  --outcome <name>     outcome of every payment, e.g. decline
  --auto               the payment window presses its own button
  --help               print this text
`;

function main(args: readonly string[]): void {
  const { values, positionals } = readArgs(args);
  if (values.help || positionals[0] !== 'sandbox') {
    process.stdout.write(USAGE);
    process.exitCode = values.help ? 0 : 1;
    return;
  }
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    return stop(`--port must be an integer from 0 to 65535, not ${values.port}.`);
  const { outcome } = values;
  if (outcome !== undefined && !isOutcome(outcome)) return stop(`There is no outcome named ${outcome}.`);

  const sandbox = createSandbox({ basePath: '/', webhookUrl: values.webhook, auto: values.auto, outcome });
  const server = createServer(toNodeListener(sandbox.fetch));
  server.on('error', (error) => stop(error.message));
  server.listen(port, values.host, () => {
    const address = server.address();
    const home = `http://${values.host}:${typeof address === 'object' && address ? address.port : port}`;
    process.stdout.write(
      `kiwoom-checkout sandbox: ${home}\n  SDK script  ${home}/v1/iamport.js\n  REST        ${home}\n` +
        `  REST key    ${SANDBOX_API_KEY} / ${SANDBOX_API_SECRET}\n`,
    );
  });
}

function readArgs(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        port: { type: 'string', default: '4010' },
        host: { type: 'string', default: 'localhost' },
        webhook: { type: 'string' },
        outcome: { type: 'string' },
        auto: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    process.stderr.write(`kiwoom-checkout: ${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return process.exit(1);
  }
}

function stop(problem: string): void {
  process.stderr.write(`kiwoom-checkout: ${problem}\n`);
  process.exitCode = 1;
}

main(process.argv.slice(2));
