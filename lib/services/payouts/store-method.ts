import { insertMethod, type PayoutMethodRow, replaceMethods } from '@/db/queries/payout-methods';
import type { ConnectedProvider } from '@/lib/domain/payouts/connections';
import { maskDestination } from '@/lib/domain/payouts/destinations';
import { appendAudit } from '../audit/append';
import { actorKey, type Ctx } from '../context';
import { emit } from '../emit';
import { encryptSecret } from '../encryption/secret-box';
import { newId } from '../ids';
import type { Tx } from '../transact';
import { methodPlace } from './method-places';

export interface NewMethod {
  contactId: string;
  provider: ConnectedProvider;
  destination: string;
  status: 'active' | 'incomplete';
}

/**
 * Stores how a person is paid from now on, in the place of what was there, and tells him and the trail. One that is incomplete
 * does not displace what pays him today. Part of a service that has asked for the right and holds the person's lock.
 */
export async function storeMethod(tx: Tx, ctx: Ctx, method: NewMethod): Promise<void> {
  const { contactId, provider, destination, status } = method;
  const id = newId();
  const masked = maskDestination(provider, destination);
  const before = await replaceMethods(
    tx.sql,
    contactId,
    status === 'active' ? ['active', 'incomplete'] : ['incomplete'],
    ctx.now,
  );
  const destinationEncrypted = encryptSecret(destination, methodPlace(ctx.organizationId, id));
  const createdBy = actorKey(ctx.actor);
  const row = { id, contactId, provider, destinationEncrypted, masked, status, createdBy, now: ctx.now };
  await insertMethod(tx.sql, ctx.organizationId, row);
  await tellOfMethod(tx, ctx, { ...row, replaced: before });
}

interface Told {
  id: string;
  contactId: string;
  provider: ConnectedProvider;
  masked: string;
  status: 'active' | 'incomplete';
  replaced?: readonly PayoutMethodRow[];
}

/** A change of payment details is audited, and the person is told by mail when money will go elsewhere. */
export async function tellOfMethod(tx: Tx, ctx: Ctx, method: Told): Promise<void> {
  const { id, contactId, provider, masked, status, replaced = [] } = method;
  const before = replaced.map((row) => ({ provider: row.provider, masked: row.masked, status: row.status }));
  const data = {
    contactId,
    provider,
    masked,
    status,
    before: before.map(({ provider: was, masked: at }) => `${was} ${at}`),
  };
  await appendAudit(tx, ctx, [{ action: 'payout-method.changed', subjectType: 'payout-method', subjectId: id, data }]);
  if (status !== 'active') return;
  const { organizationId } = ctx;
  await emit(tx, [{ name: 'payout-method/changed', data: { organizationId, contactId, methodId: id } }]);
}
