import { receiveSmsStatus } from '@/lib/services/notifications/receive-twilio-webhook';
import { answerTwilio } from '../../answer-twilio';

export const dynamic = 'force-dynamic';

/** What became of a text message that one organisation sent. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id: organizationId } = await params;
  const path = `/api/webhooks/twilio/${organizationId}/status`;
  return answerTwilio(request, { organizationId, path }, receiveSmsStatus);
}
