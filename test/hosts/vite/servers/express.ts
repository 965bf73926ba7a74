import express from 'express';
import { toNodeListener } from 'kiwoom-checkout/server';
import { fulfilled, pages, payments, port, SESSION, sandbox } from './shop.ts';

const app = express();
app.use(express.json(), express.urlencoded());
app.use('/api/payments', toNodeListener(payments));
app.use('/__sandbox', toNodeListener(sandbox));
app.get('/fulfilled', (_req, res) => void res.json(fulfilled));
app.get('/sign-in', (_req, res) => void res.set('set-cookie', `${SESSION}; HttpOnly; SameSite=Lax`).end());
app.use(express.static(pages));
app.listen(port);
