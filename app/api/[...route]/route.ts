import { api } from '@/lib/api/app';

export const dynamic = 'force-dynamic';

// Every address of the API that no other route here has: for hosts without server.ts its own (see app/api/v1), everywhere those that
// nobody has, so that a system which mistyped one reads a problem document and not a page.
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
