import { describe, expect, it } from 'vitest';
import { listAuditEvents } from '@/lib/services/audit/reads';
import { changePerson } from '@/lib/services/people/change-person';
import { mergeContacts } from '@/lib/services/people/merge-contacts';
import { getPerson } from '@/lib/services/people/person';
import { listPeople } from '@/lib/services/people/reads';
import { aContact } from '@/tests/factories/contact';
import { aGrantedReward } from '@/tests/factories/granted-reward';
import { anOrganization, as } from '@/tests/factories/organization';
import { useDatabase } from '../../setup/database';

const database = useDatabase();

describe('getPerson', () => {
  it('shows guardian and wards, whom he brought and who brought him', async () => {
    const ctx = await anOrganization();
    const parent = await aContact(ctx, { standing: [{ kind: 'parent', status: 'active' }] });
    const child = await aContact(ctx, { firstName: 'Kim', guardianExternalId: parent.externalId });
    expect(await getPerson(ctx, child.id)).toMatchObject({ guardian: { id: parent.id }, wards: [], mergedInto: null });
    expect(await getPerson(ctx, parent.id)).toMatchObject({
      guardian: null,
      wards: [{ id: child.id, firstName: 'Kim' }],
    });

    const granted = await aGrantedReward(database.owner, ctx);
    const referrer = await getPerson(ctx, granted.referrerId);
    expect(referrer.brought.map(({ refereeId }) => refereeId)).toEqual([granted.refereeId]);
    expect(referrer.broughtBy).toEqual([]);
    const friend = await getPerson(ctx, granted.refereeId);
    expect(friend.broughtBy.map(({ referrerId }) => referrerId)).toEqual([granted.referrerId]);
  });

  it('says whom a merged contact turned out to be', async () => {
    const ctx = await anOrganization();
    const [from, into] = [await aContact(ctx), await aContact(ctx)];
    await mergeContacts(ctx, from.id, { intoId: into.id });
    expect(await getPerson(ctx, from.id)).toMatchObject({ mergedInto: { id: into.id } });
    await expect(changePerson(ctx, from.id, { standing: [] })).rejects.toMatchObject({ code: 'already-merged' });
  });

  it('is not there for another school, for no id, and for a referrer', async () => {
    const [ctx, other] = [await anOrganization(), await anOrganization()];
    const { id } = await aContact(ctx);
    await expect(getPerson(other, id)).rejects.toMatchObject({ status: 404 });
    await expect(getPerson(ctx, 'nonsense')).rejects.toMatchObject({ status: 404 });
    await expect(getPerson(as(ctx, 'referrer', id), id)).rejects.toMatchObject({ status: 403 });
  });
});

describe('changePerson', () => {
  it('takes today as a date of birth, and no day to come', async () => {
    const ctx = { ...(await anOrganization()), now: new Date('2026-09-10T12:00:00Z') };
    const { id } = await aContact(ctx);
    const born = (birthDate: string) => changePerson(ctx, id, { birthDate, standing: [] });
    await expect(born('2026-09-11')).rejects.toMatchObject({ status: 422, errors: [{ path: 'birthDate' }] });
    expect(await born('2026-09-10')).toMatchObject({ birthDate: '2026-09-10' });
  });

  it('changes names and standings, keeps what is not given, and is audited without what the fields hold', async () => {
    const ctx = await anOrganization();
    const contact = await aContact(ctx, { lastName: 'Costa' });
    const standing = [
      { kind: 'alumnus', status: 'active' },
      { kind: 'student', status: 'inactive' },
    ];
    const changed = await changePerson(as(ctx, 'manager'), contact.id, { firstName: 'Anna', standing });
    expect(changed).toMatchObject({ firstName: 'Anna', lastName: 'Costa', email: contact.email, standing });
    expect((await getPerson(ctx, contact.id)).contact).toMatchObject({ firstName: 'Anna', standing });
    const [entry] = (await listAuditEvents(ctx, { subjectId: contact.id })).data;
    expect(entry).toMatchObject({ action: 'contact.updated', data: { changed: ['firstName', 'standing'] } });

    await changePerson(ctx, contact.id, { firstName: 'Anna', standing });
    expect((await listAuditEvents(ctx, { subjectId: contact.id })).data).toHaveLength(2);
    await changePerson(ctx, contact.id, { standing: [] });
    expect((await getPerson(ctx, contact.id)).contact.standing).toEqual([]);
  });

  it('takes away what is emptied, and stays as it is where nothing is said', async () => {
    const ctx = await anOrganization();
    const { id } = await aContact(ctx, { firstName: 'Ana', lastName: 'Costa', birthDate: '2001-02-03' });
    await changePerson(ctx, id, { lastName: null, birthDate: null, standing: [] });
    const { contact } = await getPerson(ctx, id);
    expect(contact).toMatchObject({ firstName: 'Ana', lastName: null, birthDate: null });
    const [entry] = (await listAuditEvents(ctx, { subjectId: id })).data;
    expect(entry).toMatchObject({ data: { changed: ['lastName', 'birthDate', 'standing'] } });
  });

  it('refuses what is no standing, nobody, and who may not', async () => {
    const ctx = await anOrganization();
    const { id } = await aContact(ctx);
    const twice = [
      { kind: 'student', status: 'active' },
      { kind: 'student', status: 'inactive' },
    ];
    await expect(changePerson(ctx, id, { standing: twice })).rejects.toMatchObject({ errors: [{ path: 'standing' }] });
    await expect(changePerson(ctx, id, { email: 'x@y.z', standing: [] })).rejects.toMatchObject({ status: 422 });
    await expect(changePerson(ctx, crypto.randomUUID(), { standing: [] })).rejects.toMatchObject({ status: 404 });
    await expect(changePerson(ctx, 'nonsense', { standing: [] })).rejects.toMatchObject({ status: 404 });
    await expect(changePerson(as(ctx, 'viewer'), id, { standing: [] })).rejects.toMatchObject({ status: 403 });
  });
});

describe('listPeople', () => {
  it('counts what it goes through, with search and standing', async () => {
    const ctx = await anOrganization();
    const ids = [];
    for (const firstName of ['Ana', 'Ben', 'Anabel']) ids.push((await aContact(ctx, { firstName })).id);
    await aContact(ctx, { firstName: 'Ana', standing: [{ kind: 'lead', status: 'active' }] });
    const first = await listPeople(ctx, { limit: 2, standing: 'student' });
    expect(first).toMatchObject({ total: 3, data: [{ id: ids[2] }, { id: ids[1] }], nextCursor: ids[1] });
    const second = await listPeople(ctx, { limit: 2, standing: 'student', cursor: first.nextCursor });
    expect(second).toMatchObject({ total: 3, data: [{ id: ids[0] }], nextCursor: null });
    expect(await listPeople(ctx, { search: 'ana' })).toMatchObject({ total: 3 });
    expect(await listPeople(ctx, { search: '100%' })).toMatchObject({ total: 0, data: [] });
    await expect(listPeople(as(ctx, 'referrer'))).rejects.toMatchObject({ status: 403 });
  });
});
