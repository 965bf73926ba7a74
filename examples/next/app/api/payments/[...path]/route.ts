import { payments } from '../../../../lib/payments';

export const { GET, POST, PUT, DELETE, OPTIONS } = payments.methods;
