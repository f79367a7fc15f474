import { createHash } from 'node:crypto';

/** SHA-256 in hex, as `attribution_decisions.evidence_hash` keeps it. */
export function evidenceHash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
