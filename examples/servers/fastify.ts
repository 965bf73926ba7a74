import fastify from 'fastify';
import { toNodeListener } from 'kiwoom-checkout/server';
import { payments } from './payments.ts';

const answerPayment = toNodeListener(payments);

export const app = fastify();
app.register(async (scope) => {
  // Fastify leaves the bodies of these routes to the kit. Its other routes are not affected.
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
  scope.all('/api/payments/*', (request, reply) => {
    reply.hijack();
    answerPayment(request.raw, reply.raw);
  });
});
// await app.listen({ port: 3000 });
