import { log } from '@/lib/log';
import { newId } from '@/lib/services/ids';
import { receiveResendWebhook } from '@/lib/services/notifications/receive-resend-webhook';
import { readBody } from '../../answer-webhook';

export const dynamic = 'force-dynamic';

const STATUS = { handled: 200, 'not-signed': 400, 'no-connection': 404 } as const;

/** Resend's word about mails of one organisation, whose id is in the address: 200 also for what is nothing of ours. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const requestId = newId();
  const answer = (status: number, outcome: string) => Response.json({ outcome, requestId }, { status });
  try {
    const rawBody = await readBody(request);
    if (rawBody === null) return answer(413, 'too-long');
    const { id: organizationId } = await params;
    const header = (name: string) => request.headers.get(name);
    const outcome = await receiveResendWebhook({ organizationId, rawBody, header, now: new Date(), requestId });
    return answer(STATUS[outcome], outcome);
  } catch (error) {
    log.error({ err: error, requestId }, 'Resend’s word could not be stored; it is sent again');
    return answer(503, 'try-again');
  }
}
