import { createHash } from 'node:crypto';
import type { FraudSubjectRow, PaidToRow } from '@/db/queries/fraud-facts';
import type { FraudInputs, PersonFacts } from '@/lib/domain/fraud/facts';
import { kinshipOf } from '@/lib/domain/fraud/kinship';
import type { Ctx } from '../context';
import { decryptSecret } from '../encryption/secret-box';

/** Who is paid where: details are compared in memory and leave as fingerprints, which are kept nowhere. */
export function paidTo(
  ctx: Ctx,
  { referrerId, refereeId }: FraudSubjectRow,
  rows: readonly PaidToRow[],
  people: readonly PersonFacts[],
): FraudInputs['payout'] {
  const rowOf = (id: string) => rows.find(({ contactId }) => contactId === id);
  const read = (row: PaidToRow | undefined) => (row ? fingerprintOf(ctx, row) : null);
  const [ownRow, own, friends] = [rowOf(referrerId), read(rowOf(referrerId)), read(rowOf(refereeId))];
  const person = (id: string) => people.find((one) => one.id === id);
  const [referrer, referee] = [person(referrerId), person(refereeId)];
  if (!referrer || !referee) throw new Error('A party of a referral is gone');
  // Only those that look the same from outside are read, so that a damaged row of a stranger holds nobody else.
  const others = rows.filter((row) => {
    if (row.contactId === referrerId || row.contactId === refereeId) return false;
    if (row.provider !== ownRow?.provider || row.masked !== ownRow.masked || read(row) !== own) return false;
    const other = person(row.contactId);
    return !other || kinshipOf(other, referrer) === 'none';
  });
  return {
    referrer: own ? [own] : [],
    referee: friends ? [friends] : [],
    othersPaidThere: own ? others.length : 0,
    kinship: kinshipOf(referrer, referee),
  };
}

function fingerprintOf({ organizationId }: Ctx, { id, provider, destinationEncrypted }: PaidToRow): string {
  const place = { column: 'payout_methods.destination_encrypted', organizationId, rowId: id };
  const destination = decryptSecret(destinationEncrypted, place).replace(/\s+/g, '').toLowerCase();
  return createHash('sha256').update(`${organizationId} ${provider} ${destination}`).digest('hex');
}
