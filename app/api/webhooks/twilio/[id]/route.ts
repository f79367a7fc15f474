import { receiveSms } from '@/lib/services/notifications/receive-twilio-webhook';
import { answerTwilio } from '../answer-twilio';

export const dynamic = 'force-dynamic';

/** A text message to the number of one organisation, whose id is in the address. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id: organizationId } = await params;
  return answerTwilio(request, { organizationId, path: `/api/webhooks/twilio/${organizationId}` }, receiveSms);
}
