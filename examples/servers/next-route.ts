// app/api/payments/[...path]/route.ts
import { payments } from './payments.ts';

export const { GET, POST, PUT, DELETE, OPTIONS } = payments.methods;
