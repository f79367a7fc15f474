import { expect, it } from 'vitest';
import { searchAll } from '@/lib/services/search/search-all';
import { aGrantedReward, onlyReferrer } from '@/tests/factories/granted-reward';
import { anOrganization, as } from '@/tests/factories/organization';
import { useDatabase } from '../../setup/database';

const database = useDatabase();

async function aSchool() {
  const ctx = await anOrganization();
  const { referrerId, refereeId } = await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('cash', 700) });
  await database.owner`update contacts set first_name = 'Zoraida', last_name = 'Quist' where id = ${referrerId}`;
  await database.owner`update contacts set first_name = 'Benno', last_name = 'Quist' where id = ${refereeId}`;
  return { ctx, referrerId };
}

it('finds people, programmes, codes and referrals by name', async () => {
  const { ctx, referrerId } = await aSchool();
  const people = await searchAll(ctx, { words: 'zoraida q' });
  expect(people).toEqual([{ kind: 'person', id: referrerId, label: 'Zoraida Quist', detail: null, parentId: null }]);
  const both = await searchAll(ctx, { words: ' Benno ' });
  expect(both.map(({ kind, label }) => `${kind} ${label}`)).toEqual(['person Benno Quist', 'referral Benno Quist']);
  const [code] =
    await database.owner`select code, program_id from referral_codes where organization_id = ${ctx.organizationId}`;
  expect(await searchAll(ctx, { words: code?.code.toLowerCase() })).toMatchObject([
    { kind: 'code', label: code?.code, detail: 'Zoraida Quist', parentId: code?.program_id },
  ]);
  const [program] =
    await database.owner`select name from referral_programs where organization_id = ${ctx.organizationId}`;
  expect(await searchAll(ctx, { words: program?.name })).toMatchObject([{ kind: 'program', label: program?.name }]);
});

it('finds what one may read, of one’s own school, and takes words as they are', async () => {
  const { ctx } = await aSchool();
  expect(await searchAll(as(ctx, 'referrer'), { words: 'Quist' })).toEqual([]);
  expect(await searchAll(await anOrganization(), { words: 'Quist' })).toEqual([]);
  expect(await searchAll(ctx, { words: '%%' })).toEqual([]);
  await expect(searchAll(ctx, { words: 'Q' })).rejects.toMatchObject({ errors: [{ path: 'words' }] });
});
