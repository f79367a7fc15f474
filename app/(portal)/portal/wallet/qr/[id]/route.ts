import { errorResponse } from '@/lib/auth/error-response';
import { requireReferrer } from '@/lib/auth/session';
import { discountQr } from '@/lib/services/redemptions/discount-qr';

type Params = { params: Promise<{ id: string }> };

/** The QR code of an own discount code. Another's is not there. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const ctx = await requireReferrer();
  try {
    const body = await discountQr(ctx, (await params).id);
    return new Response(body, {
      headers: { 'content-type': 'image/svg+xml', 'cache-control': 'private, max-age=3600' },
    });
  } catch (error) {
    return errorResponse(error);
  }
}
