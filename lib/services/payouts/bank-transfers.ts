import type { WaitingTransferRow } from '@/db/queries/bank-files';
import type { BankTransfer } from '@/lib/domain/payouts/bank-file';
import type { Ctx } from '../context';
import { decryptSecret, type SecretPlace } from '../encryption/secret-box';
import { payoutPlace } from './method-places';

/** Where a bank file's text is kept. */
export function bankFilePlace(organizationId: string, rowId: string): SecretPlace {
  return { column: 'bank_files.content_encrypted', organizationId, rowId };
}

/** What a bank must know of the payouts, each with the account it was made for. */
export function bankTransfersOf(
  ctx: Ctx,
  organizationName: string,
  rows: readonly WaitingTransferRow[],
): BankTransfer[] {
  return rows.map((row) => {
    const { payoutId, reference, amountMinor, currency } = row;
    const iban = decryptSecret(row.destinationEncrypted, payoutPlace(ctx.organizationId, payoutId));
    const remittance = `${organizationName}: thank you for recommending us`;
    return { payoutId, reference, recipientName: nameOf(row), iban, amountMinor, currency, remittance };
  });
}

function nameOf({ firstName, lastName, email, externalId, contactId }: WaitingTransferRow): string {
  return [firstName, lastName].filter(Boolean).join(' ') || (email ?? externalId ?? contactId);
}
