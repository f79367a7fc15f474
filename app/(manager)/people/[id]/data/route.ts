import { runDownload } from '@/lib/auth/run-download';
import { requireStaff } from '@/lib/auth/session';
import { exportContact } from '@/lib/services/privacy/export-contact';

/** Everything that is kept of one person, as JSON. */
export function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return runDownload(async () => {
    const ctx = await requireStaff('people:write');
    const { id } = await params;
    const body = JSON.stringify(await exportContact(ctx, id), null, 2);
    return { body, contentType: 'application/json', fileName: `person-${id}.json` };
  });
}
