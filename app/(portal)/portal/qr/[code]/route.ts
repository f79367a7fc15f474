import { errorResponse } from '@/lib/auth/error-response';
import { requireReferrer } from '@/lib/auth/session';
import { codeQr } from '@/lib/services/codes/qr';

type Params = { params: Promise<{ code: string }> };

/** The QR code of an own code: `?format=svg|png&channel=&download=1`. Another's code is not there. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const ctx = await requireReferrer();
  const { code } = await params;
  const query = new URL(request.url).searchParams;
  const options = Object.fromEntries([...query].filter(([name]) => name === 'format' || name === 'channel'));
  try {
    const { body, contentType } = await codeQr(ctx, code, options);
    const name = `${code.replace(/[^\w-]/g, '')}-qr.${contentType === 'image/png' ? 'png' : 'svg'}`;
    return new Response(body, {
      headers: {
        'content-type': contentType,
        'cache-control': 'private, max-age=3600',
        'content-disposition': `${query.has('download') ? 'attachment' : 'inline'}; filename="${name}"`,
      },
    });
  } catch (error) {
    return errorResponse(error);
  }
}
