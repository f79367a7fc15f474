import type { NextRequest } from 'next/server';
import { runAction } from '@/lib/auth/run-action';
import { requireStaff } from '@/lib/auth/session';
import { runCounterfactualOfDays } from '@/lib/services/attribution/counterfactual';

/**
 * Compares for the page: `?program&model&split&from&to`. A route and not an action, because whoever leaves, or cancels, closes the
 * request, and with it the cursor.
 */
export async function GET(request: NextRequest): Promise<Response> {
  const { program = '', ...input } = Object.fromEntries(request.nextUrl.searchParams);
  const { signal } = request;
  const result = await runAction(async () =>
    runCounterfactualOfDays(await requireStaff('programs:read'), program, input, { signal }),
  );
  return Response.json(result, { headers: { 'cache-control': 'no-store' } });
}
