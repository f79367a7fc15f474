import { describe, expect, it } from 'vitest';
import { issueCode } from '@/lib/services/codes/issue-code';
import { createCourse } from '@/lib/services/courses/create-course';
import { textSource } from '@/lib/services/import/csv-text';
import { previewImport } from '@/lib/services/import/preview-import';
import { runImport } from '@/lib/services/import/run-import';
import { listContacts } from '@/lib/services/people/reads';
import { aContact } from '@/tests/factories/contact';
import { csv } from '@/tests/factories/csv';
import { anOrganization, as } from '@/tests/factories/organization';
import { aProgram } from '@/tests/factories/program';
import { useDatabase } from '../../setup/database';

const database = useDatabase();

async function aSchool() {
  const ctx = await anOrganization();
  const program = await aProgram(ctx, { startsAt: '2021-01-01T00:00:00Z' });
  const { id: contactId } = await aContact(ctx, { externalId: 'S1' });
  const { code } = await issueCode(ctx, program.id, { contactId });
  await createCourse(ctx, { externalId: 'A1', name: 'Spanish A1', priceMinor: 40_000, currency: 'USD' });
  return { ctx, program, code };
}

/** Everything a school has, to see that nothing was written. */
async function everything(organizationId: string) {
  const tables = await database.owner`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id'
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`;
  const counts: Record<string, unknown> = {};
  for (const { name } of tables) {
    const [row] =
      await database.owner`select count(*) as count from ${database.owner(name)} where organization_id = ${organizationId}`;
    counts[name] = row?.count;
  }
  const jobs = await database.owner`select count(*) as count from graphile_worker._private_jobs`;
  return { ...counts, jobs };
}

describe('previewImport', () => {
  it('says what each row would do, then does exactly that', async () => {
    const { ctx } = await aSchool();
    await aContact(ctx, { externalId: 'S2', email: 's2@x.example', firstName: 'Sam' });
    const text = csv(
      'external_id,email,first_name,standing',
      'S2,s2@x.example,Sam,student',
      'S2,s2@x.example,Samuel,student',
      'S3,s3@x.example,Zoë,lead',
      'S4,nobody,Joe,lead',
      'S3,s3@x.example,Zoë,lead',
    );
    const before = await everything(ctx.organizationId);
    const preview = await previewImport(ctx, 'contacts', text);
    expect(await everything(ctx.organizationId)).toEqual(before);
    expect(preview.outcomes.map(({ row, action }) => [row, action])).toEqual([
      [2, 'unchanged'],
      [3, 'update'],
      [4, 'create'],
      [5, 'error'],
      [6, 'unchanged'],
    ]);
    expect(preview).toMatchObject({ rows: 5, counts: { create: 1, update: 1, unchanged: 2, error: 1 } });
    expect(preview.outcomes[3]?.errors).toMatchObject([{ column: 'email' }]);
    const summary = await runImport(ctx, 'contacts', textSource(text));
    expect(summary).toMatchObject({ created: 1, updated: 1, unchanged: 2, failed: 1 });
  });

  it('shows what conversions would earn, and writes no cent of it', async () => {
    const { ctx, code } = await aSchool();
    const heading =
      'external_id,referee_email,milestone,course_external_id,value_minor,discount_minor,currency,occurred_at,code';
    const row = (id: string, email: string, given: string) =>
      `${id},${email},enrolled,A1,40000,,USD,2022-03-05T10:00:00Z,${given}`;
    const text = csv(
      heading,
      row('C1', 'a@f.example', code),
      row('C2', 'b@f.example', ''),
      row('C3', 'a@f.example', code),
    );
    const before = await everything(ctx.organizationId);
    const { outcomes } = await previewImport(ctx, 'conversions', text);
    expect(await everything(ctx.organizationId)).toEqual(before);
    expect(
      outcomes.map(({ action, reason, rewards }) => [
        action,
        reason,
        rewards?.map((reward) => reward.rewardAmountMinor),
      ]),
    ).toEqual([
      ['create', null, [5000, 4000]],
      ['create', 'no-touch', []],
      ['create', 'already-rewarded', []],
    ]);
    expect((await runImport(ctx, 'conversions', textSource(text))).created).toBe(3);
  });

  it('tells new touches from old ones, in months that have no partition yet', async () => {
    const { ctx, code } = await aSchool();
    const heading = 'code,visitor_id,occurred_at';
    const first = csv(heading, `${code},v-1,2022-05-05T00:00:00Z`);
    await previewImport(ctx, 'touches', first);
    await runImport(ctx, 'touches', textSource(first));
    const text = csv(
      heading,
      `${code},v-1,2022-05-05T00:00:00Z`,
      `${code},v-2,2022-06-05T00:00:00Z`,
      `${code},v-2,2022-06-05T00:00:00Z`,
      `${code},v-3,soon`,
    );
    const before = await everything(ctx.organizationId);
    const { outcomes } = await previewImport(ctx, 'touches', text);
    expect(await everything(ctx.organizationId)).toEqual(before);
    expect(outcomes.map(({ action }) => action)).toEqual(['unchanged', 'create', 'unchanged', 'error']);
    expect(await runImport(ctx, 'touches', textSource(text))).toMatchObject({ created: 1, unchanged: 2, failed: 1 });
  });

  it('shows the first thousand of many', async () => {
    const ctx = await anOrganization();
    const lines = Array.from({ length: 1500 }, (_, n) => `S${n},student`);
    const preview = await previewImport(ctx, 'contacts', csv('external_id,standing', ...lines));
    expect(preview).toMatchObject({ rows: 1500, counts: { create: 1000 } });
    expect((await listContacts(ctx)).data).toEqual([]);
  });

  it('refuses what the import would refuse as a whole', async () => {
    const { ctx } = await aSchool();
    await expect(previewImport(ctx, 'codes', csv('code,contact_external_id', 'A-1,S1'))).rejects.toMatchObject({
      status: 422,
    });
    await expect(previewImport(as(ctx, 'viewer'), 'contacts', csv('external_id', 'S1'))).rejects.toMatchObject({
      status: 403,
    });
    await expect(previewImport(ctx, 'contacts', 'name\nx')).rejects.toMatchObject({ status: 422 });
  });
});
