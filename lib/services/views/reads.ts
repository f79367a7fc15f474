import { listViewRows, type SavedView } from '@/db/queries/saved-views';
import { listViewsSchema } from '@/lib/domain/views/schema';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { parse } from '../parse';
import { readOnly } from '../transact';
import { requireMember } from './require-member';

/** The views of a list that somebody sees: his own and everybody's, pinned ones first. Input: `{page}`. */
export async function listViews(ctx: Ctx, input: unknown): Promise<SavedView[]> {
  authorize(ctx, 'people:read');
  const { page } = parse(listViewsSchema, input);
  return readOnly(ctx, ({ sql }) => listViewRows(sql, page, requireMember(ctx)));
}
