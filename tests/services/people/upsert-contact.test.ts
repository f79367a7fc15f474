import { describe, expect, it } from 'vitest';
import { getContact, listContacts } from '@/lib/services/people/reads';
import { upsertContact } from '@/lib/services/people/upsert-contact';
import { upsertContacts } from '@/lib/services/people/upsert-contacts';
import { anOrganization, as, at } from '@/tests/factories/organization';
import { useDatabase } from '../../setup/database';

const database = useDatabase();
const student = [{ kind: 'student' as const, status: 'active' as const }];

describe('upsertContact', () => {
  it('creates a person once and answers the same one afterwards', async () => {
    const ctx = await anOrganization();
    const input = {
      externalId: 'S1',
      email: 'Ann.Lee+x@gmail.com',
      phone: '+1 212 555 0123',
      firstName: 'Ann',
      standing: student,
    };
    const first = await upsertContact(ctx, input);
    expect(first).toMatchObject({ created: true, changed: true });
    expect(first.contact).toMatchObject({
      externalId: 'S1',
      email: 'Ann.Lee+x@gmail.com',
      emailNormalized: 'annlee@gmail.com',
      phone: '+12125550123',
      firstName: 'Ann',
      standing: student,
      leadSince: null,
    });
    const second = await upsertContact(ctx, input);
    expect(second).toMatchObject({ created: false, changed: false, contact: { id: first.contact.id } });
    const audits = await database.owner`select action, data from audit_events where subject_id = ${first.contact.id}`;
    expect(audits).toEqual([{ action: 'contact.created', data: { externalId: 'S1' } }]);
  });

  it('finds a person by mailbox or phone, keeps what is not given, and adopts the external id', async () => {
    const ctx = await anOrganization();
    const { contact } = await upsertContact(ctx, {
      email: 'annlee@gmail.com',
      phone: '+12125550123',
      firstName: 'Ann',
      standing: [],
    });
    const byMail = await upsertContact(ctx, { externalId: 'S1', email: 'Ann.Lee@googlemail.com', standing: student });
    expect(byMail).toMatchObject({
      created: false,
      contact: { id: contact.id, externalId: 'S1', firstName: 'Ann', phone: '+12125550123', standing: student },
    });
    const byPhone = await upsertContact(ctx, { phone: '+1 (212) 555-0123', lastName: 'Lee', standing: student });
    expect(byPhone.contact).toMatchObject({ id: contact.id, externalId: 'S1', lastName: 'Lee' });
    const [audit] = await database.owner`
      select data from audit_events where subject_id = ${contact.id} and action = 'contact.updated' order by id`;
    expect(audit?.data.changed).toEqual(['externalId', 'email', 'standing']);
    expect(JSON.stringify(audit?.data)).not.toContain('googlemail');
  });

  it('takes the list of standings as the whole truth', async () => {
    const ctx = await anOrganization();
    await upsertContact(ctx, { externalId: 'S1', standing: [...student, { kind: 'parent', status: 'active' }] });
    const { contact } = await upsertContact(ctx, {
      externalId: 'S1',
      standing: [{ kind: 'alumnus', status: 'inactive' }],
    });
    expect((await getContact(ctx, contact.id)).standing).toEqual([{ kind: 'alumnus', status: 'inactive' }]);
  });

  it('remembers since when somebody is an open lead, until the lead is closed', async () => {
    const ctx = await anOrganization();
    const lead = (status: 'active' | 'inactive') => ({ externalId: 'L1', standing: [{ kind: 'lead', status }] });
    expect((await upsertContact(ctx, lead('active'))).contact.leadSince).toEqual(ctx.now);
    const later = at(ctx, '2026-10-01T00:00:00Z');
    expect((await upsertContact(later, lead('active'))).contact.leadSince).toEqual(ctx.now);
    expect((await upsertContact(later, { externalId: 'L1', standing: student })).contact.leadSince).toEqual(ctx.now);
    expect((await upsertContact(later, lead('inactive'))).contact.leadSince).toBeNull();
  });

  it('ties a child to its guardian, and says when there is none', async () => {
    const ctx = await anOrganization();
    const guardian = await upsertContact(ctx, { externalId: 'P1', standing: [{ kind: 'parent', status: 'active' }] });
    const child = await upsertContact(ctx, {
      externalId: 'C1',
      guardianExternalId: 'P1',
      birthDate: '2014-02-28',
      standing: student,
    });
    expect(child.contact).toMatchObject({ guardianId: guardian.contact.id, birthDate: '2014-02-28' });
    const unknown = upsertContact(ctx, { externalId: 'C2', guardianExternalId: 'P9', standing: student });
    await expect(unknown).rejects.toMatchObject({ status: 422, errors: [{ path: 'guardianExternalId' }] });
    const own = upsertContact(ctx, { externalId: 'C3', guardianExternalId: 'C3', standing: student });
    await expect(own).rejects.toMatchObject({ errors: [{ message: 'Must be another person.' }] });
    expect((await listContacts(ctx)).data).toHaveLength(2);
  });

  it.each([
    [{ standing: student }, 'externalId'],
    [{ externalId: 'S1' }, 'standing'],
    [{ externalId: 'S1', standing: [{ kind: 'king', status: 'active' }] }, 'standing.0.kind'],
    [{ externalId: 'S1', standing: [...student, ...student] }, 'standing'],
    [{ email: 'nobody', standing: student }, 'email'],
    [{ phone: '555 0123', standing: student }, 'phone'],
    [{ externalId: 'S\u0000', standing: student }, 'externalId'],
    [{ externalId: 'S1', standing: student, birthDate: '2026-02-30' }, 'birthDate'],
    [{ externalId: 'S1', standing: student, birthDate: '2999-01-01' }, 'birthDate'],
    [null, ''],
  ])('refuses %j', async (input, path) => {
    const ctx = await anOrganization();
    await expect(upsertContact(ctx, input)).rejects.toMatchObject({ status: 422, errors: [{ path }] });
    expect((await listContacts(ctx)).data).toEqual([]);
  });

  it('reads a phone without country code in the country of the school', async () => {
    const ctx = await anOrganization();
    await database.owner`update organizations set settings = '{"defaultRegion": "US"}' where id = ${ctx.organizationId}`;
    const { contact } = await upsertContact(ctx, { phone: '212 555-0123', standing: student });
    expect(contact.phone).toBe('+12125550123');
  });

  it('makes one person of twenty requests at once', async () => {
    const ctx = await anOrganization();
    const input = { externalId: 'S1', email: 's1@school.example', standing: student };
    const results = await Promise.all(Array.from({ length: 20 }, () => upsertContact(ctx, input)));
    expect(new Set(results.map(({ contact }) => contact.id)).size).toBe(1);
    expect(results.filter(({ created }) => created)).toHaveLength(1);
  });

  it('needs the right to write people, and knows nobody of another school', async () => {
    const ctx = await anOrganization();
    const { contact } = await upsertContact(ctx, { externalId: 'S1', email: 'a@b.example', standing: student });
    await expect(upsertContact(as(ctx, 'viewer'), { externalId: 'S1', standing: [] })).rejects.toMatchObject({
      status: 403,
    });
    const other = await anOrganization();
    const there = await upsertContact(other, { externalId: 'S1', email: 'a@b.example', standing: student });
    expect(there.created).toBe(true);
    await expect(getContact(other, contact.id)).rejects.toMatchObject({ status: 404 });
    await expect(getContact(ctx, 'nonsense')).rejects.toMatchObject({ status: 404 });
  });
});

describe('upsertContacts', () => {
  it('sees earlier rows of the same batch and refuses the wrong ones alone', async () => {
    const ctx = await anOrganization();
    const results = await upsertContacts(
      ctx,
      [
        { externalId: 'C1', guardianExternalId: 'P1', standing: student },
        { externalId: 'P1', email: 'p1@school.example', standing: [{ kind: 'parent', status: 'active' }] },
        { externalId: 'P1', firstName: 'Pat', standing: [{ kind: 'alumnus', status: 'active' }] },
        { externalId: 'C2', guardianExternalId: 'P9', standing: student },
        { externalId: 'C3', guardianExternalId: 'C2', standing: student },
      ],
      { standings: 'merge' },
    );
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
      'rejected',
    ]);
    const { data } = await listContacts(ctx);
    expect(data).toHaveLength(2);
    const parent = data.find(({ externalId }) => externalId === 'P1');
    const child = data.find(({ externalId }) => externalId === 'C1');
    expect(child?.guardianId).toBe(parent?.id);
    expect(parent).toMatchObject({
      firstName: 'Pat',
      standing: [
        { kind: 'alumnus', status: 'active' },
        { kind: 'parent', status: 'active' },
      ],
    });
  });

  it('keeps two people apart who share a mailbox and have external ids', async () => {
    const ctx = await anOrganization();
    const [one, two] = await upsertContacts(ctx, [
      { externalId: 'C1', email: 'family@home.example', standing: student },
      { externalId: 'C2', email: 'family@home.example', standing: student },
    ]);
    expect(one).not.toEqual(two);
    expect((await listContacts(ctx)).data).toHaveLength(2);
  });
});

describe('listContacts', () => {
  it('searches, filters and goes on from a cursor', async () => {
    const ctx = await anOrganization();
    await upsertContacts(ctx, [
      ...Array.from({ length: 5 }, (_, n) => ({ externalId: `S${n}`, firstName: `Sam${n}`, standing: student })),
      { externalId: '100%', firstName: 'Zoë', standing: [{ kind: 'affiliate', status: 'active' }] },
    ]);
    const first = await listContacts(ctx, { limit: 4 });
    const second = await listContacts(ctx, { limit: '4', cursor: first.nextCursor });
    expect([...first.data, ...second.data].map(({ externalId }) => externalId).toSorted()).toEqual([
      '100%',
      'S0',
      'S1',
      'S2',
      'S3',
      'S4',
    ]);
    expect(second.nextCursor).toBeNull();
    expect((await listContacts(ctx, { search: '0%' })).data.map(({ firstName }) => firstName)).toEqual(['Zoë']);
    expect((await listContacts(ctx, { search: 'sam3' })).data).toHaveLength(1);
    expect((await listContacts(ctx, { standing: 'affiliate' })).data).toHaveLength(1);
    await expect(listContacts(ctx, { cursor: 'x' })).rejects.toMatchObject({
      status: 422,
      errors: [{ path: 'cursor' }],
    });
  });

  it('lets a referrer read himself and nobody else', async () => {
    const ctx = await anOrganization();
    const { contact } = await upsertContact(ctx, { externalId: 'S1', standing: student });
    const self = as(ctx, 'referrer', contact.id);
    expect((await getContact(self, contact.id)).id).toBe(contact.id);
    await expect(getContact(as(ctx, 'referrer'), contact.id)).rejects.toMatchObject({ status: 403 });
    await expect(listContacts(self)).rejects.toMatchObject({ status: 403 });
  });
});
