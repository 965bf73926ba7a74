import { createServer, type Server } from 'node:http';
import type { Sandbox } from '../../src/sandbox.ts';
import { toNodeListener } from '../../src/sandbox.ts';

export interface FaultyService {
  server: Server;
  /** How often each fault came. */
  faults: Map<string, number>;
  /** From now on it is well. */
  heal(): void;
}

/** One request of so many gets each fault. */
const ONE_OF = { 'connection cut': 60, 'answer after 2 s': 80, 'answered 500': 60, 'answered 429': 80 } as const;
type Fault = keyof typeof ONE_OF;

/** The sandbox's API as a bad day would have it. Payments themselves go through. */
export function faultyService(sandbox: Sandbox): FaultyService {
  const faults = new Map<string, number>();
  let isHealed = false;
  const answer = toNodeListener(sandbox.fetch);
  const server = createServer((request, response) => {
    const fault = isHealed ? undefined : pick();
    if (fault === undefined) return answer(request, response);
    faults.set(fault, (faults.get(fault) ?? 0) + 1);
    if (fault === 'connection cut') return void request.socket.destroy();
    if (fault === 'answer after 2 s') return void setTimeout(() => answer(request, response), 2_000);
    const status = fault === 'answered 429' ? 429 : 500;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ code: -1, message: fault, response: null }));
  });
  return {
    server,
    faults,
    heal() {
      isHealed = true;
    },
  };
}

function pick(): Fault | undefined {
  return (Object.keys(ONE_OF) as Fault[]).find((fault) => Math.random() < 1 / ONE_OF[fault]);
}
