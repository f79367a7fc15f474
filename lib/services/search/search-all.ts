import { z } from 'zod';
import { type Found, searchEverything } from '@/db/queries/search';
import { isClean } from '@/lib/domain/common/fields';
import { MOST_SEARCHED } from '@/lib/domain/common/searching';
import type { Scope } from '@/lib/domain/organizations/roles';
import type { Ctx } from '../context';
import { parse } from '../parse';
import { readOnly } from '../transact';

const schema = z.strictObject({ words: z.string().trim().min(2).max(MOST_SEARCHED).refine(isClean) });

const NEEDED: readonly { kind: Found['kind']; scope: Scope }[] = [
  { kind: 'person', scope: 'people:read' },
  { kind: 'program', scope: 'programs:read' },
  { kind: 'code', scope: 'programs:read' },
  { kind: 'referral', scope: 'referrals:read' },
];

export type { Found };

/** People, programmes, codes and referrals by name, of the kinds that somebody may read, five of each. Input: `{words}`, two letters or more. */
export async function searchAll(ctx: Ctx, input: unknown): Promise<Found[]> {
  const { words } = parse(schema, input);
  const kinds = NEEDED.filter(({ scope }) => ctx.scopes.has(scope)).map(({ kind }) => kind);
  return readOnly(ctx, ({ sql }) => searchEverything(sql, words, kinds));
}
