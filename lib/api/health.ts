import { checkHealth } from '@/lib/services/health/check-health';
import { newId } from '@/lib/services/ids';
import { toResponse } from './reply';

/** `GET /api/health`, without sign-in: 200 when all is well, 503 when the database cannot be reached. */
export async function healthRoute(): Promise<Response> {
  const health = await checkHealth();
  const status = health.status === 'ok' ? 200 : 503;
  return toResponse({ status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(health) }, newId());
}
