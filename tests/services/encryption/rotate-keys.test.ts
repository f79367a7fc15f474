import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { countStaleSecrets } from '@/lib/services/encryption/count-stale';
import { rotateKeys } from '@/lib/services/encryption/rotate-keys';
import { decryptSecret } from '@/lib/services/encryption/secret-box';
import { anEncryptedRow } from '@/tests/factories/encrypted-row';
import { anOrganization, as } from '@/tests/factories/organization';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
const key = () => randomBytes(32).toString('base64');
const column = 'payout_connections.settings_encrypted';
afterEach(() => vi.unstubAllEnvs());

async function stored(id: string): Promise<string> {
  const [row] = await database.owner`select settings_encrypted as value from payout_connections where id = ${id}`;
  return row?.value;
}

/** A key that was current and is an old one now. */
function rotateSettings(): string {
  const before = process.env.ENCRYPTION_KEY as string;
  vi.stubEnv('ENCRYPTION_KEYS_OLD', before);
  vi.stubEnv('ENCRYPTION_KEY', key());
  return before;
}

describe('a rotation of keys', () => {
  it('encrypts every secret of the school anew, once, and tells the trail how many and never what', async () => {
    const ctx = await anOrganization();
    const ids = [];
    for (const provider of ['stripe', 'paypal', 'manual'] as const)
      ids.push(await anEncryptedRow(database.owner, ctx, provider, `sk_live_${provider}`));
    const neighbour = await anOrganization();
    const untouched = await anEncryptedRow(database.owner, neighbour, 'stripe', 'theirs');
    const before = await stored(untouched);
    expect(await rotateKeys(ctx)).toEqual({ rotated: 0, unchanged: 3 });
    rotateSettings();
    expect(await countStaleSecrets(ctx)).toBe(3);
    expect(await rotateKeys(ctx)).toEqual({ rotated: 3, unchanged: 0 });
    expect(await rotateKeys(ctx)).toEqual({ rotated: 0, unchanged: 3 });
    expect(await countStaleSecrets(ctx)).toBe(0);
    vi.stubEnv('ENCRYPTION_KEYS_OLD', '');
    const place = { column, organizationId: ctx.organizationId, rowId: ids[1] as string };
    expect(decryptSecret(await stored(place.rowId), place)).toBe('sk_live_paypal');
    expect(await stored(untouched)).toBe(before);
    const events = await database.owner`
      select data from audit_events where organization_id = ${ctx.organizationId} and action = 'encryption.rotated'`;
    expect(events).toMatchObject([{ data: { column, count: 3 } }]);
    expect(JSON.stringify(events)).not.toContain('sk_live');
  });

  it('stops at a value whose key is not there, names the setting, and goes on when it is', async () => {
    const ctx = await anOrganization();
    const first = await anEncryptedRow(database.owner, ctx, 'stripe', 'one');
    const missing = key();
    vi.stubEnv('ENCRYPTION_KEY', missing);
    await anEncryptedRow(database.owner, ctx, 'paypal', 'two');
    vi.unstubAllEnvs();
    rotateSettings();
    await expect(rotateKeys(ctx)).rejects.toThrow(/Add that key to ENCRYPTION_KEYS_OLD/);
    vi.stubEnv('ENCRYPTION_KEYS_OLD', `${process.env.ENCRYPTION_KEYS_OLD},${missing}`);
    expect(await rotateKeys(ctx)).toEqual({ rotated: 2, unchanged: 0 });
    expect((await stored(first)).startsWith('v1.')).toBe(true);
  });

  it('works while others write, and twice at once: nothing is lost and nothing stays behind', async () => {
    const ctx = await anOrganization();
    const id = await anEncryptedRow(database.owner, ctx, 'stripe', 'sk_live_1');
    rotateSettings();
    const runs = await Promise.all([1, 2, 3].map(() => rotateKeys(ctx)));
    expect(runs.reduce((sum, run) => sum + run.rotated, 0)).toBe(1);
    const place = { column, organizationId: ctx.organizationId, rowId: id };
    expect(decryptSecret(await stored(id), place)).toBe('sk_live_1');
  });

  it('needs the right', async () => {
    const ctx = await anOrganization();
    await expect(rotateKeys(as(ctx, 'finance'))).rejects.toMatchObject({ status: 403 });
  });
});
