import { z } from '@hono/zod-openapi';
import { listQueryFields } from '@/lib/domain/common/fields';
import { createCourseSchema } from '@/lib/domain/courses/schema';
import { createCourse } from '@/lib/services/courses/create-course';
import { listCourses } from '@/lib/services/courses/reads';
import { courseSchema } from '../answers/course';
import { pageOf } from '../answers/fields';
import { endpoint } from '../endpoint';

export const courses = [
  endpoint({
    method: 'post',
    path: '/courses',
    tag: 'Courses',
    summary: 'Add a course',
    scope: 'programs:write',
    body: createCourseSchema,
    answers: { 200: courseSchema, 201: courseSchema },
    handle: async ({ ctx, body }) => {
      const { created, course } = await createCourse(ctx, body);
      return { status: created ? 201 : 200, body: course };
    },
  }),
  endpoint({
    method: 'get',
    path: '/courses',
    tag: 'Courses',
    summary: 'List courses, newest first',
    scope: 'programs:read',
    query: z.strictObject(listQueryFields),
    answers: { 200: pageOf(courseSchema, 'CourseList') },
    handle: async ({ ctx, query }) => ({ status: 200, body: await listCourses(ctx, query) }),
  }),
];
