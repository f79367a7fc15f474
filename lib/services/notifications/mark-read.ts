import { z } from 'zod';
import { markRead } from '@/db/queries/notices';
import { idSchema } from '@/lib/domain/ids';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { parse } from '../parse';
import { transact } from '../transact';

const inputSchema = z.strictObject({ notificationIds: z.array(idSchema).max(500).optional() });

/** A referrer has read his notifications: those named, or all. Input: `{notificationIds?}`. @returns how many were unread */
export async function markNotificationsRead(ctx: Ctx, input: unknown = {}): Promise<{ read: number }> {
  authorize(ctx, 'portal');
  const { notificationIds } = parse(inputSchema, input);
  const read = await transact(ctx, ({ sql }) => markRead(sql, ctx.actor.id, notificationIds ?? null, ctx.now));
  return { read };
}
