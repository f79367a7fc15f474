import { selectReferrals } from '@/db/queries/referral-reads';
import { idSchema } from '@/lib/domain/ids';
import { listReferralsSchema } from '@/lib/domain/referrals/schema';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { cursorId, type Page, toPage } from '../pagination';
import { parse } from '../parse';
import { readOnly } from '../transact';
import { type ReferralDetail, readReferral } from './read-referral';

/** Referrals, newest first. Input: `{status?, programId?, referrerId?, limit?, cursor?}`. */
export async function listReferrals(ctx: Ctx, input: unknown = {}): Promise<Page<ReferralDetail>> {
  authorize(ctx, 'referrals:read');
  const { limit, cursor, ...filter } = parse(listReferralsSchema, input);
  const before = cursorId(cursor);
  return toPage(await readOnly(ctx, ({ sql }) => selectReferrals(sql, { ...filter, before, limit: limit + 1 })), limit);
}

/** One referral with its timeline. @throws NotFoundError, also for another organisation's */
export async function getReferral(ctx: Ctx, id: string): Promise<ReferralDetail> {
  authorize(ctx, 'referrals:read');
  const known = idSchema.safeParse(id);
  if (!known.success) throw new NotFoundError('referral');
  return readOnly(ctx, (tx) => readReferral(tx, known.data));
}
