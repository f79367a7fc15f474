import { describe, expect, it } from 'vitest';
import { createCourse } from '@/lib/services/courses/create-course';
import { listCourses } from '@/lib/services/courses/reads';
import { anOrganization, as } from '@/tests/factories/organization';
import { useDatabase } from '../../setup/database';

const database = useDatabase();
const course = { externalId: 'spanish-a1', name: 'Spanish A1', priceMinor: 40_000, currency: 'USD' };

describe('createCourse', () => {
  it('creates once, answers the same again, and refuses other content', async () => {
    const ctx = await anOrganization();
    const first = await createCourse(ctx, course);
    expect(first).toMatchObject({ created: true, course });
    expect(await createCourse(ctx, course)).toEqual({ created: false, course: first.course });
    for (const other of [{ name: 'Other' }, { priceMinor: 1 }, { currency: 'EUR' }]) {
      const refused = createCourse(ctx, { ...course, ...other });
      await expect(refused).rejects.toMatchObject({ status: 409, errors: [{ path: 'externalId' }] });
    }
    expect((await listCourses(ctx)).data).toEqual([first.course]);
    const audits = await database.owner`select action from audit_events where subject_id = ${first.course.id}`;
    expect(audits).toEqual([{ action: 'course.created' }]);
  });

  it('creates one when ten do it at once', async () => {
    const ctx = await anOrganization();
    const results = await Promise.all(Array.from({ length: 10 }, () => createCourse(ctx, course)));
    expect(results.filter(({ created }) => created)).toHaveLength(1);
    expect(new Set(results.map((result) => result.course.id)).size).toBe(1);
  });

  it.each([
    [{ ...course, priceMinor: -1 }, 'priceMinor'],
    [{ ...course, priceMinor: 1.5 }, 'priceMinor'],
    [{ ...course, priceMinor: '1' }, 'priceMinor'],
    [{ ...course, currency: 'XXX' }, 'currency'],
    [{ ...course, name: '' }, 'name'],
    [{ ...course, more: 1 }, ''],
  ])('refuses %j', async (input, path) => {
    await expect(createCourse(await anOrganization(), input)).rejects.toMatchObject({
      status: 422,
      errors: [{ path }],
    });
  });

  it('keeps schools apart and needs the right', async () => {
    const [ctx, other] = [await anOrganization(), await anOrganization()];
    await createCourse(ctx, course);
    expect((await listCourses(other)).data).toEqual([]);
    expect(await createCourse(other, { ...course, priceMinor: 1 })).toMatchObject({ created: true });
    await expect(createCourse(as(ctx, 'finance'), course)).rejects.toMatchObject({ status: 403 });
  });
});
