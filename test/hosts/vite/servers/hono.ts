import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { fulfilled, pages, payments, port, sandbox } from './shop.ts';

const app = new Hono();
app.all('/api/payments/*', (c) => payments.fetch(c.req.raw));
app.all('/__sandbox/*', (c) => sandbox.fetch(c.req.raw));
app.get('/fulfilled', (c) => c.json(fulfilled));
app.use('*', serveStatic({ root: pages }));
serve({ fetch: app.fetch, port });
