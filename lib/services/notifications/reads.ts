import { z } from 'zod';
import {
  countDeliveryRows,
  type DeliveryItem,
  type DeliveryRow,
  findDelivery,
  listDeliveryRows,
} from '@/db/queries/deliveries';
import { type AttemptRow, listAttempts } from '@/db/queries/delivery-attempts';
import { countUnread, listNotificationRows, type NotificationRow } from '@/db/queries/notices';
import type { BoundedCount } from '@/lib/domain/common/bounded-count';
import { listQueryFields, sortField, text } from '@/lib/domain/common/fields';
import { idSchema } from '@/lib/domain/ids';
import { DELIVERY_STATUSES, MESSAGE_CHANNELS } from '@/lib/domain/notifications/channels';
import { AUDIENCES } from '@/lib/domain/notifications/recipients';
import { OUTBOX_COLUMNS } from '@/lib/domain/notifications/sorting';
import { authorize } from '../authorize';
import { authorizeContact } from '../authorize-contact';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { cursorId, type Page, toPage } from '../pagination';
import { parse } from '../parse';
import { readOnly } from '../transact';

export const outboxFilterSchema = z.strictObject({
  status: z.enum(DELIVERY_STATUSES).optional(),
  channel: z.enum(MESSAGE_CHANNELS).optional(),
  template: text(50).optional(),
  audience: z.enum(AUDIENCES).optional(),
  contactId: idSchema.optional(),
});

const outboxSchema = outboxFilterSchema.extend({ ...listQueryFields, sort: sortField(OUTBOX_COLUMNS) });

export type OutboxItem = DeliveryItem;

/** One message with everything that happened to it. */
export interface OutboxMail extends DeliveryRow {
  tries: AttemptRow[];
}

/**
 * The outbox, newest first, without bodies. Links that sign a member of staff in are shown to owners only.
 * Input: `{limit?, cursor?, status?, template?, audience?, channel?, contactId?, sort?}`.
 */
export async function listOutbox(ctx: Ctx, input: unknown = {}): Promise<Page<OutboxItem>> {
  authorize(ctx, 'outbox:read');
  const { limit, cursor, ...filter } = parse(outboxSchema, input);
  const options = { withStaffSignIn: maySeeStaffLinks(ctx), before: cursorId(cursor), limit: limit + 1 };
  return toPage(await readOnly(ctx, ({ sql }) => listDeliveryRows(sql, filter, options)), limit);
}

/** How many messages the outbox has in all. Input: `{status?, template?, audience?, channel?, contactId?}`. */
export async function countOutbox(ctx: Ctx, input: unknown = {}): Promise<BoundedCount> {
  authorize(ctx, 'outbox:read');
  const filter = parse(outboxFilterSchema, input);
  return readOnly(ctx, ({ sql }) => countDeliveryRows(sql, filter, maySeeStaffLinks(ctx)));
}

/** One message as it was sent. @throws NotFoundError, also for a link that the reader may not see */
export async function getOutboxMail(ctx: Ctx, id: string): Promise<OutboxMail> {
  authorize(ctx, 'outbox:read');
  const deliveryId = parse(idSchema, id);
  const { row, tries } = await readOnly(ctx, async ({ sql }) => ({
    row: await findDelivery(sql, deliveryId),
    tries: await listAttempts(sql, deliveryId),
  }));
  const isHidden = row?.audience === 'staff' && row.template === 'sign-in' && !maySeeStaffLinks(ctx);
  if (!row || isHidden) throw new NotFoundError('mail');
  return { ...row, tries };
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
