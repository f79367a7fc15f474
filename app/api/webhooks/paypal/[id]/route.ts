import { answerWebhook } from '../../answer-webhook';

export const dynamic = 'force-dynamic';

/** Notifications of the organisation's own account; `id` is the organisation's. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answerWebhook('paypal', (await params).id, request);
}
