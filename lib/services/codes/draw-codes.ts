import { randomBytes } from 'node:crypto';
import { type CodeRecord, findCodesByKey, insertCodes, type NewCode, type ReferrerRow } from '@/db/queries/codes';
import { together } from '@/db/together';
import { CODE_BYTES, codeFromBytes, suggestCode } from '@/lib/domain/codes/generate';
import type { Ctx } from '../context';
import { newId } from '../ids';
import type { Tx } from '../transact';

export interface OpenRequest {
  /** Among what was asked. */
  position: number;
  referrer: ReferrerRow;
  /** Upper case; null asks for a generated one. */
  wanted: string | null;
}

export interface DrawnCodes {
  /** What was tried for each; of two who want the same, or are the same person, only the first. */
  drawn: Map<OpenRequest, NewCode>;
  /** What stands under the codes that were tried, by code: the new rows, or those of whoever was first. */
  stored: Map<string, CodeRecord>;
}

// The chance that a generated code is taken is below 1 in 1000 as long as fewer than 280 people share a first name.
const NAMED_TRIES = 3;

/** Tries a code for each, for the `attempt`th time. Codes that somebody has, here or in another school, stay his. */
export async function drawCodes(
  tx: Tx,
  ctx: Ctx,
  programId: string,
  open: readonly OpenRequest[],
  attempt: number,
): Promise<DrawnCodes> {
  const drawn = new Map<OpenRequest, NewCode>();
  const codes = new Set<string>();
  const people = new Set<string>();
  for (const one of open) {
    const code = one.wanted ?? generated(one.referrer, attempt);
    if (codes.has(code) || (one.wanted === null && people.has(one.referrer.id))) continue;
    codes.add(code);
    people.add(one.referrer.id);
    drawn.set(one, { id: newId(), programId, referrerId: one.referrer.id, code, codeKey: code, createdAt: ctx.now });
  }
  if (!drawn.size) return { drawn, stored: new Map() };
  const [, rows] = await together([
    insertCodes(tx.sql, ctx.organizationId, [...drawn.values()]),
    findCodesByKey(tx.sql, [...codes]),
  ]);
  return { drawn, stored: new Map(rows.map((row) => [row.codeKey, row])) };
}

function generated({ firstName }: ReferrerRow, attempt: number): string {
  const bytes = randomBytes(CODE_BYTES);
  return attempt <= NAMED_TRIES ? suggestCode(firstName, bytes) : codeFromBytes(bytes);
}
