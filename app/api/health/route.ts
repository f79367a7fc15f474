import { api } from '@/lib/api/app';

export const dynamic = 'force-dynamic';

// See app/api/v1: the same application, for hosts without server.ts.
const handle = (request: Request) => api.fetch(request);

export {
  handle as DELETE,
  handle as GET,
  handle as HEAD,
  handle as OPTIONS,
  handle as PATCH,
  handle as POST,
  handle as PUT,
};
