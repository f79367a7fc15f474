import { z } from 'zod';
import {
  countUnread,
  type DeliveryRow,
  findDelivery,
  listDeliveryRows,
  listNotificationRows,
  type NotificationRow,
} from '@/db/queries/deliveries';
import { listQueryFields, text } from '@/lib/domain/common/fields';
import { idSchema } from '@/lib/domain/ids';
import { AUDIENCES } from '@/lib/domain/notifications/recipients';
import { authorize } from '../authorize';
import { authorizeContact } from '../authorize-contact';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { cursorId, type Page, toPage } from '../pagination';
import { parse } from '../parse';
import { readOnly } from '../transact';

const outboxSchema = z.strictObject({
  ...listQueryFields,
  status: z.enum(['queued', 'sent', 'failed']).optional(),
  template: text(50).optional(),
  audience: z.enum(AUDIENCES).optional(),
  contactId: idSchema.optional(),
});

export type OutboxItem = Omit<DeliveryRow, 'html' | 'text'>;

/**
 * The outbox, newest first, without bodies. Links that sign a member of staff in are shown to owners only.
 * Input: `{limit?, cursor?, status?, template?, audience?, contactId?}`.
 */
export async function listOutbox(ctx: Ctx, input: unknown = {}): Promise<Page<OutboxItem>> {
  authorize(ctx, 'outbox:read');
  const { limit, cursor, ...filter } = parse(outboxSchema, input);
  const options = { withStaffSignIn: maySeeStaffLinks(ctx), before: cursorId(cursor), limit: limit + 1 };
  return toPage(await readOnly(ctx, ({ sql }) => listDeliveryRows(sql, filter, options)), limit);
}

/** One mail as it was sent. @throws NotFoundError, also for a link that the reader may not see */
export async function getOutboxMail(ctx: Ctx, id: string): Promise<DeliveryRow> {
  authorize(ctx, 'outbox:read');
  const deliveryId = parse(idSchema, id);
  const row = await readOnly(ctx, ({ sql }) => findDelivery(sql, deliveryId));
  const isHidden = row?.audience === 'staff' && row.template === 'sign-in' && !maySeeStaffLinks(ctx);
  if (!row || isHidden) throw new NotFoundError('mail');
  return row;
}

const listSchema = z.strictObject({ ...listQueryFields, contactId: idSchema });

export interface PortalNotifications extends Page<NotificationRow> {
  unread: number;
}

/** What a contact's portal shows, newest first. Input: `{contactId, limit?, cursor?}`. */
export async function listNotifications(ctx: Ctx, input: unknown): Promise<PortalNotifications> {
  const { contactId, limit, cursor } = parse(listSchema, input);
  authorizeContact(ctx, contactId, 'people:read');
  const before = cursorId(cursor);
  return readOnly(ctx, async ({ sql }) => ({
    ...toPage(await listNotificationRows(sql, contactId, before, limit + 1), limit),
    unread: await countUnread(sql, contactId),
  }));
}

/** A manager could sign in as an owner with such a link, so only owners see it. */
function maySeeStaffLinks(ctx: Ctx): boolean {
  return ctx.scopes.has('staff:write');
}
