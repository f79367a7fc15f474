import { csvDownload } from '@/lib/auth/csv-download';
import { openDeliveriesCsv } from '@/lib/services/webhooks/export-deliveries';
import { loadDeliveryParams } from '../../search-params';

type Params = { params: Promise<{ id: string }> };

/** The messages to an endpoint as CSV: the same `?status=` as in the address of the list. */
export function GET(request: Request, { params }: Params): Promise<Response> {
  return csvDownload('webhooks:write', 'webhook-deliveries.csv', async (ctx) => {
    const { status } = loadDeliveryParams(request);
    return openDeliveriesCsv(ctx, (await params).id, status ? { status } : {});
  });
}
