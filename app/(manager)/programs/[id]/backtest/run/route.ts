import type { NextRequest } from 'next/server';
import { runAction } from '@/lib/auth/run-action';
import { requireStaff } from '@/lib/auth/session';
import { runBacktestOfDays } from '@/lib/services/backtest/backtest-days';

type Params = { params: Promise<{ id: string }> };

/**
 * Runs a backtest for the page: `?from&to&version`. A route and not an action, because whoever leaves, or cancels, closes the
 * request, and with it the cursor.
 */
export async function GET(request: NextRequest, { params }: Params): Promise<Response> {
  const { id } = await params;
  const input = Object.fromEntries(request.nextUrl.searchParams);
  const { signal } = request;
  const result = await runAction(async () =>
    runBacktestOfDays(await requireStaff('programs:read'), id, input, { signal }),
  );
  return Response.json(result, { headers: { 'cache-control': 'no-store' } });
}
