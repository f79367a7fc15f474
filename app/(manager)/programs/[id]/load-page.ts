import { notFound } from 'next/navigation';
import { cache } from 'react';
import { requireStaff } from '@/lib/auth/session';
import { NotFoundError } from '@/lib/services/errors';
import { getProgramPage } from '@/lib/services/programs/program-page';

/** The programme of the address, read once for the layout and the page. */
export const loadProgramPage = cache(async (id: string) => {
  const ctx = await requireStaff('programs:read');
  try {
    return { ctx, mayWrite: ctx.scopes.has('programs:write'), program: await getProgramPage(ctx, id) };
  } catch (error) {
    if (error instanceof NotFoundError) notFound();
    throw error;
  }
});
