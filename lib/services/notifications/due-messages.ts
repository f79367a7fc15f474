import { appSql } from '@/db/client';
import { findDueDeliveries } from '@/db/queries/deliveries';
import { findOrganizationsWithDueMessages } from '@/db/queries/digest-items';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { readOnly } from '../transact';

const MOST = 200;

/** Schools with a message whose time has come: one that waited for the morning, a daily mail, another try. */
export function listOrganizationsWithDueMessages(now: Date): Promise<string[]> {
  return findOrganizationsWithDueMessages(appSql(), now);
}

/** The messages of one school that are to be sent now, oldest first, two hundred at most. */
export function listDueMessages(ctx: Ctx): Promise<string[]> {
  authorize(ctx, 'people:write');
  return readOnly(ctx, ({ sql }) => findDueDeliveries(sql, ctx.now, MOST));
}
