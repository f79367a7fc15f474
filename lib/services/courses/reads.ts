import { z } from 'zod';
import { type CourseRow, listCourseRows } from '@/db/queries/courses';
import { listQueryFields } from '@/lib/domain/common/fields';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { cursorId, type Page, toPage } from '../pagination';
import { parse } from '../parse';
import { readOnly } from '../transact';

const listSchema = z.strictObject(listQueryFields);

/** The organisation's courses, newest first. Input: `{limit?, cursor?}`. */
export async function listCourses(ctx: Ctx, input: unknown = {}): Promise<Page<CourseRow>> {
  authorize(ctx, 'programs:read');
  const { limit, cursor } = parse(listSchema, input);
  const before = cursorId(cursor);
  return toPage(await readOnly(ctx, (tx) => listCourseRows(tx.sql, before, limit + 1)), limit);
}
