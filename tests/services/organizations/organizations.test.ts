import { describe, expect, it } from 'vitest';
import { verifyPassword } from '@/lib/auth/password';
import { systemCtx } from '@/lib/services/context';
import { createOrganization } from '@/lib/services/organizations/create-organization';
import { createStaff } from '@/lib/services/organizations/create-staff';
import {
  findOrganizationId,
  getOrganization,
  listOrganizationIds,
  listStaff,
} from '@/lib/services/organizations/reads';
import { updateSettings } from '@/lib/services/organizations/update-settings';
import { anOrganization, as, NOW } from '@/tests/factories/organization';
import { useDatabase } from '../../setup/database';

const database = useDatabase();
const school = { slug: 'ilmu', name: 'Ilmu', currency: 'KWD', timeZone: 'Asia/Kuwait' };
const system = systemCtx('00000000-0000-7000-8000-000000000000', NOW);

describe('organisations', () => {
  it('opens one under its own slug, once', async () => {
    const created = await createOrganization(system, school);
    expect(created).toMatchObject({ ...school, rewardLimitMinor: null });
    expect(await findOrganizationId('ilmu')).toBe(created.id);
    expect(await findOrganizationId('nobody')).toBeNull();
    expect(await findOrganizationId('\u0000')).toBeNull();
    expect(await listOrganizationIds()).toContain(created.id);
    await expect(createOrganization(system, school)).rejects.toMatchObject({ status: 409, code: 'slug-taken' });
    const staff = createOrganization({ ...system, actor: { type: 'staff', id: 'x', name: 'x' } }, school);
    await expect(staff).rejects.toMatchObject({ status: 403 });
  });

  it.each([
    [{ slug: 'Demo' }, 'slug'],
    [{ timeZone: 'Mars/Olympus' }, 'timeZone'],
    [{ currency: 'usd' }, 'currency'],
    [{ name: ' ' }, 'name'],
  ])('refuses %j', async (change, path) => {
    await expect(createOrganization(system, { ...school, ...change })).rejects.toMatchObject({ errors: [{ path }] });
  });

  it('changes some settings and checks all', async () => {
    const ctx = await anOrganization();
    await updateSettings(ctx, { rewardLimitMinor: 20_000, defaultRegion: 'US' });
    const after = await updateSettings(ctx, { name: 'New name' });
    expect(after).toMatchObject({ name: 'New name', rewardLimitMinor: 20_000, defaultRegion: 'US' });
    expect(await getOrganization(ctx)).toEqual(after);
    const tooHigh = updateSettings(ctx, { rewardLimitMinor: 50_001 });
    await expect(tooHigh).rejects.toMatchObject({ status: 422, errors: [{ path: 'rewardLimitMinor' }] });
    await expect(updateSettings(ctx, { currency: 'JPY' })).rejects.toMatchObject({
      errors: [{ path: 'rewardLimitMinor' }],
    });
    await expect(updateSettings(as(ctx, 'manager'), { name: 'x' })).rejects.toMatchObject({ status: 403 });
    const other = await anOrganization();
    expect((await getOrganization(other)).name).toBe('Lingua School');
  });
});

describe('staff', () => {
  it('adds a member whose password only argon2id knows', async () => {
    const ctx = await anOrganization();
    const email = `${ctx.organizationId}@school.example`;
    const member = await createStaff(ctx, { email, name: 'Mia', role: 'manager', password: 'correct horse battery' });
    expect(member).toMatchObject({ email, role: 'manager', hasPassword: true });
    expect(await listStaff(ctx)).toEqual([member]);
    const [row] = await database.owner`select password_hash as hash from staff where id = ${member.id}`;
    expect(await verifyPassword('correct horse battery', row?.hash)).toBe(true);
    const again = createStaff(ctx, { email: email.toUpperCase(), name: 'Mia', role: 'viewer' });
    await expect(again).rejects.toMatchObject({ status: 409, code: 'email-taken' });
    const elsewhere = createStaff(await anOrganization(), { email, name: 'Mia', role: 'viewer' });
    await expect(elsewhere).rejects.toMatchObject({ status: 409 });
  });

  it.each([
    [{ role: 'king' }, 'role'],
    [{ role: 'referrer' }, 'role'],
    [{ password: 'short' }, 'password'],
    [{ email: 'x' }, 'email'],
  ])('refuses %j', async (change, path) => {
    const ctx = await anOrganization();
    const input = { email: 'a@b.example', name: 'A', role: 'viewer', ...change };
    await expect(createStaff(ctx, input)).rejects.toMatchObject({ errors: [{ path }] });
    expect(await listStaff(ctx)).toEqual([]);
  });

  it("is the owner's matter", async () => {
    const ctx = await anOrganization();
    const input = { email: 'c@b.example', name: 'A', role: 'viewer' };
    await expect(createStaff(as(ctx, 'manager'), input)).rejects.toMatchObject({ status: 403 });
    await expect(listStaff(as(ctx, 'viewer'))).rejects.toMatchObject({ status: 403 });
    expect(await createStaff(as(ctx, 'owner'), input)).toMatchObject({ hasPassword: false });
  });
});
