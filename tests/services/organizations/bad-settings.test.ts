import { describe, expect, it } from 'vitest';
import { getOrganization } from '@/lib/services/organizations/reads';
import { updateSettings } from '@/lib/services/organizations/update-settings';
import { anOrganization, as } from '@/tests/factories/organization';
import { useDatabase } from '@/tests/setup/database';

useDatabase();
const AMOUNTS = [
  'rewardLimitMinor',
  'approvalThresholdMinor',
  'secondApprovalAboveMinor',
  'payoutMinimumMinor',
] as const;

describe('limits that are none', () => {
  it.each([-1, 0.5, 1e12 + 1, Number.MAX_SAFE_INTEGER, 1e21, Number.NaN, '5000', true, {}])(
    '%j is refused at its field, and nothing is written',
    async (amount) => {
      const ctx = await anOrganization();
      const before = await getOrganization(ctx);
      for (const field of AMOUNTS) {
        const error = await updateSettings(as(ctx, 'owner'), { [field]: amount }).catch((refused) => refused);
        expect([error.status, new Set(error.errors.map(({ path }: { path: string }) => path))]).toEqual([
          ...[422, new Set([field])],
        ]);
      }
      expect(await getOrganization(ctx)).toEqual(before);
    },
  );

  it('above the rules are refused in words, with the most that may be', async () => {
    const ctx = as(await anOrganization({ currency: 'JPY' }), 'owner');
    await expect(updateSettings(ctx, { rewardLimitMinor: 501 })).rejects.toMatchObject({
      errors: [{ path: 'rewardLimitMinor', message: 'Must be at most 500 JPY.' }],
    });
    await expect(updateSettings(ctx, { approvalThresholdMinor: 101 })).rejects.toMatchObject({
      errors: [{ path: 'approvalThresholdMinor', message: 'Must be at most 100 JPY.' }],
    });
  });
});
