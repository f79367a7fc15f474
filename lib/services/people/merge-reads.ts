import { findDisplayNames } from '@/db/queries/display-names';
import { findOpenMerges } from '@/db/queries/merges';
import { idSchema } from '@/lib/domain/ids';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { readOnly } from '../transact';

/** A merge that can be undone. */
export interface OpenMerge {
  fromId: string;
  fromName: string;
  intoId: string;
  intoName: string;
  mergedByName: string;
  mergedAt: Date;
}

/** Merges around a person that can be undone: of him into another, and of others into him. */
export async function listOpenMerges(ctx: Ctx, contactId: string): Promise<OpenMerge[]> {
  authorize(ctx, 'people:read');
  const id = idSchema.safeParse(contactId).data;
  if (!id) throw new NotFoundError('contact');
  return readOnly(ctx, async ({ sql }) => {
    const rows = await findOpenMerges(sql, id);
    const names = await findDisplayNames(
      sql,
      rows.flatMap(({ fromId, intoId }) => [fromId, intoId]),
    );
    return rows.map(({ fromId, intoId, mergedByName, mergedAt }) => {
      const named = { fromName: names.get(fromId) ?? '–', intoName: names.get(intoId) ?? '–' };
      return { fromId, intoId, ...named, mergedByName, mergedAt };
    });
  });
}
