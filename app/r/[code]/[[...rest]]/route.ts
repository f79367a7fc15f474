import { landing } from '@/lib/landing/app';

export const dynamic = 'force-dynamic';

// Where server.ts cannot stand in front of Next (serverless hosts), Next hands these addresses to the same application.
const handle = (request: Request) => landing.fetch(request);

export {
  handle as DELETE,
  handle as GET,
  handle as HEAD,
  handle as OPTIONS,
  handle as PATCH,
  handle as POST,
  handle as PUT,
};
