import { runDownload } from '@/lib/auth/run-download';
import { requireStaff } from '@/lib/auth/session';
import { streamOf } from '@/lib/auth/stream-of';
import { openExport } from '@/lib/services/privacy/export-organization';

/** Everything that Kith keeps of the school: NDJSON, gzipped, sent as it is read. */
export function GET(): Promise<Response> {
  return runDownload(async () => {
    const ctx = await requireStaff('settings:write');
    const pieces = await openExport(ctx);
    return {
      body: streamOf(pieces).pipeThrough(new CompressionStream('gzip')),
      contentType: 'application/gzip',
      fileName: `kith-export-${ctx.now.toISOString().slice(0, 10)}.ndjson.gz`,
    };
  });
}
