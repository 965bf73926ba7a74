import { payments } from './payments.ts';

export default {
  fetch: (request: Request): Promise<Response> => payments.fetch(request),
};
