import { z } from 'zod';
import { findTimeline, type TimelineRow } from '@/db/queries/timeline';
import { listQueryFields } from '@/lib/domain/common/fields';
import { idSchema } from '@/lib/domain/ids';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { cursorId, type Page, toPage } from '../pagination';
import { parse } from '../parse';
import { readOnly } from '../transact';

export type { TimelineRow };

const schema = z.strictObject({ ...listQueryFields, contactId: idSchema });

/**
 * Everything that happened to a person, newest first: what the trail says of him, of his codes, of referrals on either side, and of his
 * rewards, payouts and redemptions. Input: `{contactId, limit?, cursor?}`.
 */
export async function listTimeline(ctx: Ctx, input: unknown): Promise<Page<TimelineRow>> {
  authorize(ctx, 'people:read');
  authorize(ctx, 'audit:read');
  const { contactId, limit, cursor } = parse(schema, input);
  const before = cursorId(cursor);
  return toPage(await readOnly(ctx, ({ sql }) => findTimeline(sql, contactId, before, limit + 1)), limit);
}
