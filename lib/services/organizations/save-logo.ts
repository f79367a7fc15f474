import { deleteLogo, putLogo } from '@/db/queries/logos';
import type { LogoFacts } from '@/lib/domain/organizations/logo';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import { actorKey, type Ctx } from '../context';
import { transact } from '../transact';
import { drawLogo } from './draw-logo';

/**
 * Puts the logo of the school, or another one in its place; landing pages show it with the next visit.
 * @throws InvalidInputError at `logo` for what is no PNG, JPEG or WebP, too large, too small or broken
 */
export async function saveLogo(ctx: Ctx, file: Uint8Array): Promise<LogoFacts> {
  authorize(ctx, 'settings:write');
  const { content, ...facts } = await drawLogo(file);
  return transact(ctx, async (tx) => {
    await putLogo(tx.sql, ctx.organizationId, { ...facts, content, createdBy: actorKey(ctx.actor), now: ctx.now });
    await appendAudit(tx, ctx, [
      {
        action: 'organization.logo-set',
        subjectType: 'organization',
        subjectId: ctx.organizationId,
        data: { ...facts, bytes: content.length },
      },
    ]);
    return facts;
  });
}

/** Takes the school's logo away; its first letter stands there again. Without one nothing happens. */
export async function removeLogo(ctx: Ctx): Promise<void> {
  authorize(ctx, 'settings:write');
  await transact(ctx, async (tx) => {
    if (!(await deleteLogo(tx.sql, ctx.organizationId))) return;
    const subject = { subjectType: 'organization', subjectId: ctx.organizationId };
    await appendAudit(tx, ctx, [{ action: 'organization.logo-removed', ...subject, data: {} }]);
  });
}
