import { payments } from '../../../payments';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, DELETE, OPTIONS } = payments.methods;
