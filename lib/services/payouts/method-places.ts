import type { SecretPlace } from '../encryption/secret-box';

/** Where the destination of a person's payment details is kept. */
export function methodPlace(organizationId: string, rowId: string): SecretPlace {
  return { column: 'payout_methods.destination_encrypted', organizationId, rowId };
}

/** Where the destination of a payout is kept: its own copy, whatever the person changes later. */
export function payoutPlace(organizationId: string, rowId: string): SecretPlace {
  return { column: 'payouts.destination_encrypted', organizationId, rowId };
}
