import { Hono } from 'hono';
import { payments } from './payments.ts';

export const app = new Hono();
app.all('/api/payments/*', (c) => payments.fetch(c.req.raw));
// serve({ fetch: app.fetch, port: 3000 }); of @hono/node-server
