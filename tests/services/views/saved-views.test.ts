import { expect, it } from 'vitest';
import { createStaff } from '@/lib/services/organizations/create-staff';
import { deleteView } from '@/lib/services/views/delete-view';
import { pinView } from '@/lib/services/views/pin-view';
import { listViews } from '@/lib/services/views/reads';
import { saveView } from '@/lib/services/views/save-view';
import { anOrganization, as } from '@/tests/factories/organization';
import { useDatabase } from '../../setup/database';

const database = useDatabase();

async function aSchool() {
  const ctx = await anOrganization();
  const member = async (role: 'manager' | 'viewer') => {
    const { id } = await createStaff(ctx, { email: `${crypto.randomUUID()}@x.example`, name: role, role });
    return as(ctx, role, id);
  };
  return { ctx, kim: await member('manager'), lee: await member('viewer') };
}

const view = (rest: object = {}) => ({
  page: 'people',
  name: 'Students',
  query: 'standing=student&cursor=x&q=an',
  ...rest,
});

it('keeps filters for oneself, without the place in the list, sorted', async () => {
  const { kim, lee } = await aSchool();
  expect(await saveView(kim, view())).toMatchObject({
    name: 'Students',
    query: 'q=an&standing=student',
    isPinned: false,
  });
  expect(await listViews(lee, { page: 'people' })).toEqual([]);
  const again = await saveView(kim, view({ name: 'STUDENTS', query: 'standing=alumnus' }));
  expect(await listViews(kim, { page: 'people' })).toEqual([again]);
});

it('shares them when one may change what the list shows', async () => {
  const { kim, lee } = await aSchool();
  const shared = await saveView(kim, view({ shared: true }));
  await saveView(lee, view({ name: 'A mine', query: 'q=x' }));
  await expect(saveView(lee, view({ shared: true }))).rejects.toMatchObject({ status: 403 });
  expect((await listViews(lee, { page: 'people' })).map(({ name }) => name)).toEqual(['A mine', 'Students']);
  await expect(deleteView(lee, shared.id)).rejects.toMatchObject({ status: 403 });
  await expect(pinView(lee, shared.id, { pinned: true })).rejects.toMatchObject({ status: 403 });
  expect(await pinView(kim, shared.id, { pinned: true })).toMatchObject({ isPinned: true });
  expect((await listViews(lee, { page: 'people' })).map(({ name }) => name)).toEqual(['Students', 'A mine']);
});

it('forgets them, and says what they were, so that it can be undone', async () => {
  const { kim, lee } = await aSchool();
  const { id } = await saveView(kim, view({ pinned: true }));
  await expect(deleteView(lee, id)).rejects.toMatchObject({ status: 404 });
  const gone = await deleteView(kim, id);
  expect(await listViews(kim, { page: 'people' })).toEqual([]);
  await expect(deleteView(kim, id)).rejects.toMatchObject({ status: 404 });
  const { name, query, isPinned: pinned } = gone;
  expect(await saveView(kim, { page: 'people', name, query, pinned })).toMatchObject({
    query: gone.query,
    isPinned: true,
  });
  const audits = await database.owner`select action from audit_events where subject_id = ${id} order by id`;
  expect(audits.map(({ action }) => action)).toEqual(['view.saved', 'view.deleted']);
});

it('belongs to one school, to people, and has a name', async () => {
  const { ctx, kim } = await aSchool();
  const other = await aSchool();
  const { id } = await saveView(kim, view({ shared: true }));
  expect(await listViews(other.kim, { page: 'people' })).toEqual([]);
  await expect(deleteView(other.kim, id)).rejects.toMatchObject({ status: 404 });
  await expect(listViews(ctx, { page: 'people' })).rejects.toMatchObject({ status: 403 });
  await expect(saveView(kim, view({ name: ' ' }))).rejects.toMatchObject({ errors: [{ path: 'name' }] });
  await expect(saveView(kim, view({ page: 'money' }))).rejects.toMatchObject({ errors: [{ path: 'page' }] });
});
