import { createServer } from 'node:http';
import { toNodeListener } from 'kiwoom-checkout/server';
import { payments } from './payments.ts';

const answerPayment = toNodeListener(payments);

export const server = createServer((req, res) => {
  if (req.url?.startsWith('/api/payments/')) answerPayment(req, res);
  else res.writeHead(404).end();
});
// server.listen(3000);
