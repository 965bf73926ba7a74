import { createServer } from 'node:http';
import { toNodeListener } from 'kiwoom-checkout/server';
import { readPage } from './files.ts';
import { fulfilled, payments, port, sandbox } from './shop.ts';

const answerPayment = toNodeListener(payments);
const answerSandbox = toNodeListener(sandbox);

createServer(async (req, res) => {
  const url = req.url ?? '/';
  if (url.startsWith('/api/payments/')) return answerPayment(req, res);
  if (url.startsWith('/__sandbox/')) return answerSandbox(req, res);
  if (url === '/fulfilled') return res.end(JSON.stringify(fulfilled));
  const file = await readPage(url);
  return res.writeHead(file ? 200 : 404, { 'content-type': file?.type ?? 'text/plain' }).end(file?.body);
}).listen(port);
