import { selectReferrals } from '@/db/queries/referral-reads';
import { idSchema } from '@/lib/domain/ids';
import { publicName } from '@/lib/domain/people/public-name';
import type { ReferralStatus } from '@/lib/domain/referrals/lifecycle';
import { listReferralsSchema } from '@/lib/domain/referrals/schema';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { ForbiddenError, NotFoundError } from '../errors';
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

/** What a referrer may see of a friend: a first name, how far he is, what it brought. */
export interface OwnReferral {
  id: string;
  programName: string;
  code: string;
  friendFirstName: string | null;
  status: ReferralStatus;
  sharedAt: Date;
  expiresAt: Date;
  convertedAt: Date | null;
  rewardAmountMinor: number;
  currency: string;
  timeline: { type: string; occurredAt: Date }[];
}

/** The referrals of the referrer who is signed in, newest first, without what is private to the friend. */
export async function listOwnReferrals(ctx: Ctx, options: { limit?: number } = {}): Promise<OwnReferral[]> {
  authorize(ctx, 'portal');
  if (ctx.actor.type !== 'referrer') throw new ForbiddenError('portal');
  const filter = { referrerId: ctx.actor.id, limit: options.limit ?? 100 };
  const rows = await readOnly(ctx, ({ sql }) => selectReferrals(sql, filter));
  return rows.map((row) => ({
    id: row.id,
    programName: row.programName,
    code: row.code,
    friendFirstName: publicName(row.refereeFirstName),
    status: row.status as ReferralStatus,
    sharedAt: row.sharedAt,
    expiresAt: row.expiresAt,
    convertedAt: row.convertedAt,
    rewardAmountMinor: row.rewardAmountMinor,
    currency: row.currency,
    timeline: row.timeline.map(({ type, occurredAt }) => ({ type, occurredAt: new Date(occurredAt) })),
  }));
}
