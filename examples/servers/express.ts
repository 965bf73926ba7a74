import express from 'express';
import { toNodeListener } from 'kiwoom-checkout/server';
import { payments } from './payments.ts';

export const app = express();
app.use(express.json()); // may be before or after
app.use('/api/payments', toNodeListener(payments));
// app.listen(3000);
