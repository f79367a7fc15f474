import { runAction } from '@/lib/auth/run-action';
import { requireStaff } from '@/lib/auth/session';
import { previewPage } from '@/lib/landing/preview-page';
import { previewLanding } from '@/lib/services/programs/preview-landing';

/** The landing page of rules that are being written, as HTML. A route, since Next renders no page inside an action. */
export async function POST(request: Request): Promise<Response> {
  const result = await runAction(async () => {
    const ctx = await requireStaff('programs:read');
    return previewPage(await previewLanding(ctx, await request.json()), ctx.now);
  });
  return Response.json(result, { headers: { 'cache-control': 'no-store' } });
}
