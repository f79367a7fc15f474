import { createCourseSchema } from '@/lib/domain/courses/schema';
import type { Ctx } from '../context';
import { parse } from '../parse';
import { type CourseResult, createCourses } from './create-courses';

/**
 * Adds a course, or answers the one that has this externalId and content.
 * @throws ConflictError when the externalId stands for other content
 */
export async function createCourse(ctx: Ctx, input: unknown): Promise<CourseResult> {
  const [result] = await createCourses(ctx, [parse(createCourseSchema, input)]);
  if (result?.status === 'fulfilled') return result.value;
  throw result?.reason;
}
