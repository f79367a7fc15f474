import { expect, it } from 'vitest';
import { deactivateCode } from '@/lib/services/codes/deactivate-code';
import { reactivateCode } from '@/lib/services/codes/reactivate-code';
import { eraseContact } from '@/lib/services/privacy/erase-contact';
import { anOrganization, as } from '@/tests/factories/organization';
import { aCode } from '@/tests/factories/referral-code';
import { useDatabase } from '../../setup/database';

const database = useDatabase();

it('a code that was taken out of use is put back, but for a person who was erased', async () => {
  const ctx = await anOrganization();
  const { code } = await aCode(database.owner, ctx);
  const [row] = await database.owner`select id, referrer_id from referral_codes where code = ${code}`;
  const id = row?.id as string;
  await deactivateCode(ctx, id);
  expect(await reactivateCode(ctx, id)).toMatchObject({ code, isActive: true });
  await reactivateCode(ctx, id);
  const audits = await database.owner`select action from audit_events where subject_id = ${id} order by id`;
  expect(audits.map(({ action }) => action).slice(-2)).toEqual(['code.deactivated', 'code.reactivated']);
  await expect(reactivateCode(as(ctx, 'viewer'), id)).rejects.toMatchObject({ status: 403 });
  await expect(reactivateCode(await anOrganization(), id)).rejects.toMatchObject({ status: 404 });
  await expect(reactivateCode(ctx, 'x')).rejects.toMatchObject({ status: 404 });
  await eraseContact(ctx, row?.referrer_id, { confirm: row?.referrer_id });
  await expect(reactivateCode(ctx, id)).rejects.toMatchObject({ status: 409, code: 'erased' });
});
