import { z } from 'zod';
import {
  countSuppressionRows,
  liftSuppressionRow,
  listSuppressionRows,
  lockSuppression,
  type SuppressionRow,
} from '@/db/queries/message-suppressions';
import type { BoundedCount } from '@/lib/domain/common/bounded-count';
import { listQueryFields, text } from '@/lib/domain/common/fields';
import { idSchema } from '@/lib/domain/ids';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import { actorKey, type Ctx } from '../context';
import { ConflictError, NotFoundError } from '../errors';
import { cursorId, type Page, toPage } from '../pagination';
import { parse } from '../parse';
import { readOnly, transact } from '../transact';

const listSchema = z.strictObject(listQueryFields);

/** Addresses that must not be written to, newest first. Input: `{limit?, cursor?}`. */
export async function listSuppressions(ctx: Ctx, input: unknown = {}): Promise<Page<SuppressionRow>> {
  authorize(ctx, 'people:read');
  const { limit, cursor } = parse(listSchema, input);
  const options = { before: cursorId(cursor), limit: limit + 1 };
  return toPage(await readOnly(ctx, ({ sql }) => listSuppressionRows(sql, options)), limit);
}

/** How many addresses must not be written to. */
export async function countSuppressions(ctx: Ctx): Promise<BoundedCount> {
  authorize(ctx, 'people:read');
  return readOnly(ctx, ({ sql }) => countSuppressionRows(sql));
}

const liftSchema = z.strictObject({ suppressionId: idSchema, reason: text(500) });

/**
 * Writes to an address again, for a reason that is kept. A number whose owner wrote STOP stays on the list until he writes START:
 * carriers refuse it, and only he may ask. Input: `{suppressionId, reason}`.
 * @throws NotFoundError, ConflictError `stopped-by-owner`
 */
export async function liftSuppression(ctx: Ctx, input: unknown): Promise<void> {
  authorize(ctx, 'people:write');
  const { suppressionId, reason } = parse(liftSchema, input);
  await transact(ctx, async (tx) => {
    const row = await lockSuppression(tx.sql, suppressionId);
    if (!row || row.liftedAt) throw new NotFoundError('suppressed address');
    if (row.reason === 'stopped') {
      throw new ConflictError('Its owner wrote STOP. Ask the person to send START to your number.', 'stopped-by-owner');
    }
    await liftSuppressionRow(tx.sql, row.id, { by: actorKey(ctx.actor), reason, at: ctx.now });
    const data = { channel: row.channel, masked: row.masked, before: row.reason, reason };
    const entry = { subjectType: 'suppression', subjectId: row.id, data };
    await appendAudit(tx, ctx, [{ action: 'suppression.lifted', ...entry }]);
  });
}
