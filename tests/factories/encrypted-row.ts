import type postgres from 'postgres';
import type { Ctx } from '@/lib/services/context';
import { encryptSecret } from '@/lib/services/encryption/secret-box';
import { newId } from '@/lib/services/ids';

/** A payout connection with these encrypted settings, written past the service: to look at keys and not at providers. */
export async function anEncryptedRow(
  owner: postgres.Sql,
  { organizationId }: Ctx,
  provider: 'stripe' | 'paypal' | 'manual',
  plain: string,
): Promise<string> {
  const id = newId();
  const value = encryptSecret(plain, { column: 'payout_connections.settings_encrypted', organizationId, rowId: id });
  await owner`
    insert into payout_connections (id, organization_id, provider, settings_encrypted, facts)
    values (${id}, ${organizationId}, ${provider}, ${value}, '{}')`;
  return id;
}
