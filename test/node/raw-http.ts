import { connect } from 'node:net';

/** Sends bytes as they are, for requests that no HTTP client makes, and reads until the server closes. */
export function sendRaw(origin: string, text: string): Promise<string> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(text));
    let received = '';
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      received += chunk;
    });
    socket.on('close', () => resolve(received));
    socket.on('error', reject);
  });
}

/** The status of a raw answer, and its JSON if it has any. */
export function readRaw(received: string): { status: number; body: unknown } {
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(received)?.[1]);
  const json = /\{.*\}/s.exec(received)?.[0];
  return { status, body: json === undefined ? null : JSON.parse(json) };
}
