import { z } from 'zod';
import { findLeaderboard, findProgramCurrencies, type TopReferrerRow } from '@/db/queries/analytics';
import { listQueryFields } from '@/lib/domain/common/fields';
import { idSchema } from '@/lib/domain/ids';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { organizationFacts } from '../organizations/facts';
import { parse } from '../parse';
import { readOnly } from '../transact';

const inputSchema = z.strictObject({ limit: listQueryFields.limit, programId: idSchema.optional() });

export interface Leaderboard {
  currency: string;
  data: TopReferrerRow[];
}

/** Referrers by their conversions of all time. Input: `{limit?, programId?}`. @throws NotFoundError */
export async function getLeaderboard(ctx: Ctx, input: unknown = {}): Promise<Leaderboard> {
  authorize(ctx, 'analytics:read');
  const { limit, programId = null } = parse(inputSchema, input);
  return readOnly(ctx, async (tx) => {
    const { currency: home } = await organizationFacts(tx, ctx);
    const used = await findProgramCurrencies(tx.sql, programId);
    if (programId && !used.length) throw new NotFoundError('programme');
    const currency = used.includes(home) ? home : (used[0] ?? home);
    return { currency, data: await findLeaderboard(tx.sql, { programId, currency }, limit) };
  });
}
