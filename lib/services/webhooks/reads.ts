import { z } from 'zod';
import {
  type AttemptRow,
  countDeliveries,
  countDeliveriesOf,
  type DeliverySummary,
  findWebhookDelivery,
  listAttemptRows,
  listDeliveryPage,
  type WebhookDeliveryRow,
} from '@/db/queries/webhook-deliveries';
import { type EndpointRow, findEndpoint, listEndpointRows } from '@/db/queries/webhooks';
import type { BoundedCount } from '@/lib/domain/common/bounded-count';
import { listQueryFields, sortField } from '@/lib/domain/common/fields';
import { idSchema } from '@/lib/domain/ids';
import { listDeliveriesSchema } from '@/lib/domain/webhooks/schema';
import { DELIVERY_COLUMNS } from '@/lib/domain/webhooks/sorting';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { cursorId, type Page, toPage } from '../pagination';
import { parse } from '../parse';
import { readOnly } from '../transact';

const FIGURES_MS = 7 * 24 * 3_600_000;

export interface EndpointFigures {
  delivered: number;
  failed: number;
  pending: number;
  lastDeliveredAt: Date | null;
}

export type ListedEndpoint = EndpointRow & EndpointFigures;

const NONE: EndpointFigures = { delivered: 0, failed: 0, pending: 0, lastDeliveredAt: null };

/** Endpoints, newest first, with how the messages of the last seven days fared. Never their secrets. Input: `{limit?, cursor?}`. */
export async function listEndpoints(ctx: Ctx, input: unknown = {}): Promise<Page<ListedEndpoint>> {
  authorize(ctx, 'webhooks:write');
  const { limit, cursor } = parse(z.strictObject(listQueryFields), input);
  const before = cursorId(cursor);
  return readOnly(ctx, async ({ sql }) => {
    const { data, nextCursor } = toPage(await listEndpointRows(sql, before, limit + 1), limit);
    const figures = await figuresOf(sql, ctx);
    return { data: data.map((row) => ({ ...row, ...(figures.get(row.id) ?? NONE) })), nextCursor };
  });
}

/** One endpoint. @throws NotFoundError */
export async function getEndpoint(ctx: Ctx, endpointId: string): Promise<ListedEndpoint> {
  authorize(ctx, 'webhooks:write');
  const id = parse(idSchema, endpointId);
  return readOnly(ctx, async ({ sql }) => {
    const row = await findEndpoint(sql, id);
    if (!row) throw new NotFoundError('webhook endpoint');
    return { ...row, ...((await figuresOf(sql, ctx)).get(id) ?? NONE) };
  });
}

async function figuresOf(sql: Parameters<typeof countDeliveries>[0], { now }: Ctx) {
  const rows = await countDeliveries(sql, new Date(now.getTime() - FIGURES_MS));
  return new Map(rows.map(({ endpointId, ...figures }) => [endpointId, figures]));
}

export type ListedDelivery = DeliverySummary & { lastAttempt: AttemptRow | null };

export const deliveryFilterSchema = listDeliveriesSchema.pick({ status: true });
const listSchema = listDeliveriesSchema.extend({ sort: sortField(DELIVERY_COLUMNS) });

/** The messages to an endpoint, newest first, each with its last try. Input: `{limit?, cursor?, status?, sort?}`. */
export async function listDeliveries(ctx: Ctx, endpointId: string, input: unknown = {}): Promise<Page<ListedDelivery>> {
  authorize(ctx, 'webhooks:write');
  const id = parse(idSchema, endpointId);
  const { limit, cursor, status, sort } = parse(listSchema, input);
  const before = cursorId(cursor);
  return readOnly(ctx, async ({ sql }) => {
    if (!(await findEndpoint(sql, id))) throw new NotFoundError('webhook endpoint');
    const rows = await listDeliveryPage(sql, id, { status, sort, before, limit: limit + 1 });
    const { data, nextCursor } = toPage(rows, limit);
    const attempts = await listAttemptRows(
      sql,
      data.map((row) => row.id),
    );
    const last = new Map(attempts.map((attempt) => [attempt.deliveryId, attempt]));
    return { data: data.map((row) => ({ ...row, lastAttempt: last.get(row.id) ?? null })), nextCursor };
  });
}

/** How many messages to an endpoint are kept. Input: `{status?}`. */
export async function countDeliveriesTo(ctx: Ctx, endpointId: string, input: unknown = {}): Promise<BoundedCount> {
  authorize(ctx, 'webhooks:write');
  const id = parse(idSchema, endpointId);
  const { status } = parse(deliveryFilterSchema, input);
  return readOnly(ctx, ({ sql }) => countDeliveriesOf(sql, id, status));
}

export type DeliveryDetails = WebhookDeliveryRow & { attempts: AttemptRow[] };

/** One message with what was said and every try. @throws NotFoundError */
export async function getDelivery(ctx: Ctx, deliveryId: string): Promise<DeliveryDetails> {
  authorize(ctx, 'webhooks:write');
  const id = parse(idSchema, deliveryId);
  return readOnly(ctx, async ({ sql }) => {
    const row = await findWebhookDelivery(sql, id);
    const endpoint = row && (await findEndpoint(sql, row.endpointId));
    if (!row || !endpoint) throw new NotFoundError('webhook delivery');
    return { ...row, attempts: await listAttemptRows(sql, [id]) };
  });
}
