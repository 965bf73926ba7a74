import fastify from 'fastify';
import { toNodeListener } from 'kiwoom-checkout/server';
import { readPage } from './files.ts';
import { fulfilled, payments, port, sandbox } from './shop.ts';

const answerPayment = toNodeListener(payments);
const answerSandbox = toNodeListener(sandbox);

const app = fastify();
app.register(async (scope) => {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
  scope.all('/api/payments/*', (request, reply) => {
    reply.hijack();
    answerPayment(request.raw, reply.raw);
  });
  scope.all('/__sandbox/*', (request, reply) => {
    reply.hijack();
    answerSandbox(request.raw, reply.raw);
  });
});
app.get('/fulfilled', () => fulfilled);
app.get('/*', async (request, reply) => {
  const file = await readPage(request.url);
  return file ? reply.type(file.type).send(file.body) : reply.callNotFound();
});
await app.listen({ port });
