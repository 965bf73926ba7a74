import { startAttempt } from '../../../../../lib/payments';

export async function POST(_request: Request, { params }: { params: Promise<{ orderId: string }> }) {
  const order = startAttempt((await params).orderId);
  return order ? Response.json(order) : new Response('Not found', { status: 404 });
}
