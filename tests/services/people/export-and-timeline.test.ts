import { expect, it } from 'vitest';
import { appendAudit } from '@/lib/services/audit/append';
import { changePerson } from '@/lib/services/people/change-person';
import { openPeopleCsv } from '@/lib/services/people/export-people';
import { listTimeline } from '@/lib/services/people/timeline';
import { transact } from '@/lib/services/transact';
import { aContact } from '@/tests/factories/contact';
import { aGrantedReward, onlyReferrer } from '@/tests/factories/granted-reward';
import { anOrganization, as } from '@/tests/factories/organization';
import { useDatabase } from '../../setup/database';

const database = useDatabase();

async function linesOf(pieces: AsyncIterable<string>): Promise<string[]> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text.trimEnd().split('\r\n');
}

it('the filtered list of people comes as CSV, all of it, and no formula', async () => {
  const ctx = await anOrganization();
  await database.owner`
    insert into contacts (organization_id, first_name, external_id)
    select ${ctx.organizationId}, 'Mass', 'm-' || n from generate_series(1, 1001) n`;
  await aContact(ctx, {
    email: 'ana@example.org',
    firstName: '=1+1',
    standing: [{ kind: 'student', status: 'active' }],
  });
  await aContact(await anOrganization(), { email: 'other@example.org' });
  expect(await linesOf(await openPeopleCsv(ctx))).toHaveLength(1003);
  const [head, ana, ...rest] = await linesOf(await openPeopleCsv(ctx, { search: 'ana@', standing: 'student' }));
  expect(head).toBe('id,externalId,firstName,lastName,email,phone,birthDate,standing,guardianId,createdAt');
  expect(ana).toContain("'=1+1");
  expect(ana).toContain('student:active');
  expect(rest).toEqual([]);
  await expect(openPeopleCsv(ctx, { standing: 'king' })).rejects.toMatchObject({ errors: [{ path: 'standing' }] });
  await expect(openPeopleCsv(as(ctx, 'referrer'))).rejects.toMatchObject({ status: 403 });
});

it('a timeline has what happened to a person and to what is his, page by page, and nobody else’s', async () => {
  const ctx = await anOrganization({ now: new Date() });
  const { referrerId, reward } = await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('cash', 700) });
  await transact(ctx, (tx) =>
    appendAudit(tx, ctx, [{ action: 'reward.granted', subjectType: 'reward', subjectId: reward.id, data: {} }]),
  );
  await changePerson(ctx, referrerId, { firstName: 'Nele', standing: [{ kind: 'student', status: 'active' }] });
  const other = await aContact(ctx, { email: 'else@example.org' });
  await changePerson(ctx, other.id, { firstName: 'Else', standing: [] });
  const all = await listTimeline(ctx, { contactId: referrerId });
  const actions = all.data.map(({ action }) => action);
  expect(actions[0]).toBe('contact.updated');
  expect(actions).toContain('reward.granted');
  expect(all.data.every(({ subjectId }) => subjectId !== other.id)).toBe(true);
  const first = await listTimeline(ctx, { contactId: referrerId, limit: 1 });
  const second = await listTimeline(ctx, { contactId: referrerId, limit: 100, cursor: first.nextCursor });
  expect([...first.data, ...second.data].map(({ id }) => id)).toEqual(all.data.map(({ id }) => id));
  expect((await listTimeline(await anOrganization(), { contactId: referrerId })).data).toEqual([]);
  await expect(listTimeline(as(ctx, 'referrer'), { contactId: referrerId })).rejects.toMatchObject({ status: 403 });
});
