import { runDownload } from '@/lib/auth/run-download';
import { requireStaff } from '@/lib/auth/session';
import { downloadBankFile } from '@/lib/services/payouts/download-bank-file';

/** A bank file as it was made, as often as asked for. */
export function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return runDownload(async () => {
    const ctx = await requireStaff('payouts:write');
    const { name, mediaType, content } = await downloadBankFile(ctx, (await params).id);
    return { body: content, contentType: `${mediaType}; charset=utf-8`, fileName: name };
  });
}
