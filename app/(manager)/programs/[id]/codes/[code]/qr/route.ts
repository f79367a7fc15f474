import type { NextRequest } from 'next/server';
import { errorResponse } from '@/lib/auth/error-response';
import { requireStaff } from '@/lib/auth/session';
import { codeQr } from '@/lib/services/codes/qr';

type Params = { params: Promise<{ id: string; code: string }> };

/** A code's QR code for the dashboard: `?format=svg|png`, `&download=1` to save it. */
export async function GET(request: NextRequest, { params }: Params): Promise<Response> {
  const { code } = await params;
  const format = request.nextUrl.searchParams.get('format') ?? 'svg';
  try {
    const { contentType, body } = await codeQr(await requireStaff('programs:read'), code, { format });
    const headers = new Headers({ 'content-type': contentType, 'cache-control': 'private, max-age=3600' });
    if (request.nextUrl.searchParams.has('download')) {
      headers.set('content-disposition', `attachment; filename="${encodeURIComponent(code)}.${format}"`);
    }
    return new Response(body, { headers });
  } catch (error) {
    return errorResponse(error);
  }
}
