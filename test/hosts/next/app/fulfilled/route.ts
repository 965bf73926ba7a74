import { fulfilled } from '../payments';

export const dynamic = 'force-dynamic';

export function GET() {
  return Response.json(fulfilled);
}
