import { expect, it } from 'vitest';
import { orNull } from '@/lib/auth/or-null';
import { getItem } from '@/lib/services/redemptions/merchandise';
import { createItem } from '@/lib/services/redemptions/save-item';
import { anOrganization, as } from '@/tests/factories/organization';
import { useDatabase } from '@/tests/setup/database';

useDatabase();

it('answers what is there, and null for what is not, is of others, or has no id for an address', async () => {
  const ctx = await anOrganization();
  const mug = await createItem(ctx, { name: 'Mug', valueMinor: 900 });
  expect(await orNull(() => getItem(ctx, mug.id))).toMatchObject({ id: mug.id, name: 'Mug' });
  expect(await orNull(() => getItem(ctx, crypto.randomUUID()))).toBeNull();
  expect(await orNull(() => getItem(ctx, 'no-id'))).toBeNull();
  const other = await anOrganization();
  expect(await orNull(() => getItem(other, mug.id))).toBeNull();
});

it('does not hide that somebody may not, that a rule says no, or a failure of our own', async () => {
  const ctx = await anOrganization();
  await createItem(ctx, { name: 'Mug', valueMinor: 900 });
  const forbidden = orNull(() => createItem(as(ctx, 'viewer'), { name: 'Pen', valueMinor: 1 }));
  await expect(forbidden).rejects.toMatchObject({ status: 403 });
  await expect(orNull(() => createItem(ctx, { name: 'mug', valueMinor: 1 }))).rejects.toMatchObject({ status: 409 });
  const broken = orNull(() => Promise.reject(new TypeError('of our own')));
  await expect(broken).rejects.toThrow(new TypeError('of our own'));
});
