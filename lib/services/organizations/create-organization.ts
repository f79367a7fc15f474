import { createOrganizationSchema } from '@/lib/domain/organizations/schema';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { ConflictError, ForbiddenError } from '../errors';
import { newId } from '../ids';
import { parse } from '../parse';
import { isUniqueViolation } from '../pg-errors';
import { transact } from '../transact';
import { type OrganizationFacts, organizationFacts } from './facts';

/**
 * Opens an organisation. The system's own act (administration, seed); the context's organisation is of no matter, because
 * the new one takes its place. With `id` it gets that id, for a caller whose transaction is bound to it already.
 * @throws ConflictError `slug-taken`
 */
export async function createOrganization(
  ctx: Ctx,
  input: unknown,
  options: { id?: string } = {},
): Promise<OrganizationFacts> {
  authorize(ctx, 'settings:write');
  if (ctx.actor.type !== 'system') throw new ForbiddenError('organizations:write');
  const { slug, name, currency, timeZone } = parse(createOrganizationSchema, input);
  const own: Ctx = { ...ctx, organizationId: options.id ?? newId() };
  try {
    return await transact(own, async (tx) => {
      await tx.sql`
        insert into organizations (id, slug, name, currency, time_zone, created_at)
        values (${own.organizationId}, ${slug}, ${name}, ${currency}, ${timeZone}, ${ctx.now})`;
      await appendAudit(tx, own, [
        {
          action: 'organization.created',
          subjectType: 'organization',
          subjectId: own.organizationId,
          data: { slug, name, currency, timeZone },
        },
      ]);
      return organizationFacts(tx, own);
    });
  } catch (error) {
    if (!isUniqueViolation(error, 'organizations_slug_unique')) throw error;
    throw new ConflictError(`The name ${slug} is taken: choose another slug.`, 'slug-taken');
  }
}
