import { createServer } from 'node:http';
import { toNodeListener } from 'kiwoom-checkout/server';
import { payments, startAttempt } from './payments.ts';

async function answer(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname.startsWith('/api/payments/')) return payments.fetch(request);
  const [, orderId] = /^\/api\/orders\/([\w-]+)\/attempts$/.exec(pathname) ?? [];
  const order = orderId && request.method === 'POST' ? startAttempt(orderId) : null;
  return order ? Response.json(order) : new Response('Not found', { status: 404 });
}

createServer(toNodeListener(answer)).listen(3000, () => console.log('The shop listens on http://localhost:3000'));

// Payments whose page was closed, and deposits without a webhook.
setInterval(() => payments.sweep().catch(console.error), 60_000);
