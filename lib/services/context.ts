import { randomUUID } from 'node:crypto';
import type { Scope } from '@/lib/domain/organizations/roles';
import { ALL_SCOPES } from '@/lib/domain/organizations/roles';

export type ActorType = 'staff' | 'referrer' | 'api-client' | 'system' | 'visitor';

export interface Actor {
  type: ActorType;
  /** The row's id, or a fixed word for the system. */
  id: string;
  name: string;
  /** Known for people: lets a rule see that staff member and recipient are the same person. */
  email?: string;
}

/** Who asks, for which organisation, with which rights, and when. Every service takes one. */
export interface Ctx {
  organizationId: string;
  actor: Actor;
  scopes: ReadonlySet<Scope>;
  requestId: string;
  now: Date;
}

/** The actor in one word, as it is stored in `recorded_by`, `approved_by`, `created_by`. */
export function actorKey(actor: Actor): string {
  return `${actor.type}:${actor.id}`;
}

/** A context for work that nobody asked for: durable functions, imports, seeds. */
export function systemCtx(organizationId: string, now: Date, name = 'Kith', requestId: string = randomUUID()): Ctx {
  return { organizationId, actor: { type: 'system', id: 'kith', name }, scopes: new Set(ALL_SCOPES), requestId, now };
}
