import { describe, expect, it } from 'vitest';
import { findIdentitiesByEmail } from '@/db/queries/auth';
import { renderMail } from '@/emails/render-mail';
import { allowedIdentities } from '@/lib/auth/membership';
import { leavesNoOwner } from '@/lib/domain/organizations/last-owner';
import type { StaffRole } from '@/lib/domain/organizations/roles';
import { listOutbox } from '@/lib/services/notifications/reads';
import { sendNotifications } from '@/lib/services/notifications/send';
import { changeRole } from '@/lib/services/organizations/change-role';
import { createStaff } from '@/lib/services/organizations/create-staff';
import { deactivateStaff } from '@/lib/services/organizations/deactivate-staff';
import { inviteStaff } from '@/lib/services/organizations/invite-staff';
import { reactivateStaff } from '@/lib/services/organizations/reactivate-staff';
import { listStaff } from '@/lib/services/organizations/reads';
import { anOrganization, as, at, NOW } from '@/tests/factories/organization';
import { useDatabase } from '../../setup/database';

const database = useDatabase();
let made = 0;

async function aMember(ctx: Awaited<ReturnType<typeof anOrganization>>, role: StaffRole, invite = false) {
  made += 1;
  return createStaff(ctx, { email: `staff-${made}@school.example`, name: `Kim ${made}`, role, invite });
}

describe('the last owner', () => {
  const owner = { role: 'owner', disabledAt: null } as const;
  it.each([
    [owner, { ...owner, role: 'manager' }, 0, true],
    [owner, { ...owner, role: 'manager' }, 1, false],
    [owner, { ...owner, disabledAt: NOW }, 0, true],
    [owner, owner, 0, false],
    [{ role: 'viewer', disabledAt: null }, { role: 'viewer', disabledAt: NOW }, 0, false],
    [{ ...owner, disabledAt: NOW }, { role: 'viewer', disabledAt: NOW }, 0, false],
  ] as const)('%j -> %j with %i others: %s', (before, after, others, expected) => {
    expect(leavesNoOwner(before, after, others)).toBe(expected);
  });

  it('keeps the role and stays, also when two owners go in the same instant', async () => {
    const ctx = await anOrganization();
    const [one, two] = [await aMember(ctx, 'owner'), await aMember(ctx, 'owner')];
    const both = await Promise.allSettled([changeRole(ctx, one.id, { role: 'viewer' }), deactivateStaff(ctx, two.id)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'last-owner', status: 409 },
    });
    const owners = (await listStaff(ctx)).filter(({ role, disabledAt }) => role === 'owner' && !disabledAt);
    expect(owners).toHaveLength(1);
  });
});

describe('a member of staff', () => {
  it('gets another role, and the trail says so', async () => {
    const ctx = await anOrganization();
    await aMember(ctx, 'owner');
    const { id, email } = await aMember(ctx, 'viewer');
    expect(await changeRole(ctx, id, { role: 'finance' })).toMatchObject({ id, role: 'finance' });
    await changeRole(ctx, id, { role: 'finance' });
    const audits =
      await database.owner`select data from audit_events where subject_id = ${id} and action = 'staff.role-changed'`;
    expect(audits.map(({ data }) => data)).toEqual([{ email, from: 'viewer', to: 'finance' }]);
    await expect(changeRole(ctx, id, { role: 'king' })).rejects.toMatchObject({ errors: [{ path: 'role' }] });
  });

  it('is let in no more, and old sessions stay closed when it is let in again', async () => {
    const ctx = await anOrganization();
    const { id, email } = await aMember(ctx, 'manager');
    const sessionAt = (signedInAt?: number) => async () =>
      allowedIdentities(await findIdentitiesByEmail(email), {
        email,
        method: 'link',
        ...(signedInAt === undefined ? {} : { signedInAt }),
      });
    expect(await sessionAt()()).toHaveLength(1);
    expect(await deactivateStaff(ctx, id)).toMatchObject({ disabledAt: NOW });
    await deactivateStaff(at(ctx, '2026-10-01T00:00:00Z'), id);
    expect(await sessionAt(NOW.getTime())()).toEqual([]);
    expect(await reactivateStaff(ctx, id)).toMatchObject({ disabledAt: null });
    await reactivateStaff(ctx, id);
    expect(await sessionAt()()).toEqual([]);
    expect(await sessionAt(NOW.getTime() - 1)()).toEqual([]);
    expect(await sessionAt(NOW.getTime())()).toHaveLength(1);
    const audits = await database.owner`select action from audit_events where subject_id = ${id} order by id`;
    expect(audits.map(({ action }) => action)).toEqual(['staff.created', 'staff.deactivated', 'staff.reactivated']);
  });

  it('is invited by mail, and again', async () => {
    const ctx = await anOrganization();
    const { id, email } = await aMember(ctx, 'manager', true);
    expect(await inviteStaff(ctx, id)).toEqual({ id, email });
    const jobs = await database.owner<{ name: string }[]>`
      select e ->> 'name' as name from graphile_worker._private_jobs, json_array_elements(payload -> 'events') e
      where e -> 'data' ->> 'staffId' = ${id}`;
    expect(jobs.map(({ name }) => name)).toEqual(['staff/invited', 'staff/invited']);
    const data = { organizationId: ctx.organizationId, staffId: id, at: NOW.toISOString() };
    await sendNotifications(ctx, { name: 'staff/invited', data }, renderMail);
    const { data: mails } = await listOutbox(as(ctx, 'owner'), { template: 'staff-invited' });
    expect(mails).toMatchObject([{ toAddress: email, audience: 'staff' }]);
    await deactivateStaff(ctx, id);
    await expect(inviteStaff(ctx, id)).rejects.toMatchObject({ code: 'deactivated' });
    const late = { ...data, at: '2026-10-01T00:00:00Z' };
    expect(await sendNotifications(ctx, { name: 'staff/invited', data: late }, renderMail)).toEqual({
      deliveryIds: [],
    });
  });

  it('is changed by owners only, and of their own school', async () => {
    const ctx = await anOrganization();
    const { id } = await aMember(ctx, 'viewer');
    const other = await anOrganization();
    for (const work of [
      (who: typeof ctx) => changeRole(who, id, { role: 'owner' }),
      (who: typeof ctx) => deactivateStaff(who, id),
      (who: typeof ctx) => reactivateStaff(who, id),
      (who: typeof ctx) => inviteStaff(who, id),
    ]) {
      await expect(work(as(ctx, 'manager'))).rejects.toMatchObject({ status: 403 });
      await expect(work(other)).rejects.toMatchObject({ status: 404 });
    }
  });
});

it('owners hear of a webhook that was switched off', async () => {
  const ctx = await anOrganization();
  const owner = await aMember(ctx, 'owner');
  await aMember(ctx, 'manager');
  const data = {
    organizationId: ctx.organizationId,
    endpointId: crypto.randomUUID(),
    url: 'https://a.example',
    at: 'x',
  };
  await sendNotifications(ctx, { name: 'webhook/endpoint.disabled', data: { ...data, reason: 'failing' } }, renderMail);
  await sendNotifications(
    ctx,
    { name: 'webhook/endpoint.disabled', data: { ...data, reason: 'gone', at: 'y' } },
    renderMail,
  );
  const { data: mails } = await listOutbox(as(ctx, 'owner'), { template: 'webhook-disabled' });
  expect(mails.map(({ toAddress }) => toAddress)).toEqual([owner.email, owner.email]);
});
