import { findReceiptsWith, redactReceipt } from '@/db/queries/erasure';
import type { AttributionDecision } from '@/lib/domain/attribution/decide';
import { redactCodes } from '@/lib/domain/attribution/redact-codes';
import { canonicalJson } from '@/lib/domain/audit/canonical-json';
import { evidenceHash } from '../attribution/evidence-hash';
import type { Tx } from '../transact';

/** Takes codes out of the receipts that name them, each with the hash of what its evidence is now: it goes on replaying. */
export async function redactReceipts(sql: Tx['sql'], codes: ReadonlyMap<string, string>): Promise<void> {
  if (codes.size === 0) return;
  for (const { id, receipt } of await findReceiptsWith(sql, [...codes.keys()])) {
    const redacted = redactCodes(receipt as AttributionDecision, codes);
    await redactReceipt(sql, id, redacted, evidenceHash(canonicalJson(redacted.evidence)));
  }
}
