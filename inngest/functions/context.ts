import { type Ctx, systemCtx } from '@/lib/services/context';

/** Who a durable function is for the services: the system, now, with the run's id to find it by. */
export function functionCtx(organizationId: string, runId: string): Ctx {
  return systemCtx(organizationId, new Date(), 'Kith', runId);
}
