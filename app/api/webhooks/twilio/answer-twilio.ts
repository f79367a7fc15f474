import { log } from '@/lib/log';
import { newId } from '@/lib/services/ids';
import type { TwilioRequest } from '@/lib/services/notifications/receive-twilio-webhook';
import { readBody } from '../answer-webhook';

/** Reads Twilio's form, hands it on, and answers with TwiML: 403 when it is not signed, 404 without a connection. */
export async function answerTwilio(
  request: Request,
  to: { organizationId: string; path: string },
  receive: (request: TwilioRequest) => Promise<'not-signed' | 'no-connection' | 'handled' | { reply: string | null }>,
): Promise<Response> {
  const requestId = newId();
  try {
    const body = await readBody(request);
    if (body === null) return new Response(null, { status: 413 });
    const form = Object.fromEntries(new URLSearchParams(body));
    const signature = request.headers.get('x-twilio-signature');
    const outcome = await receive({ ...to, signature, form, now: new Date(), requestId });
    if (outcome === 'not-signed') return new Response(null, { status: 403 });
    if (outcome === 'no-connection') return new Response(null, { status: 404 });
    return twiml(outcome === 'handled' ? null : outcome.reply);
  } catch (error) {
    log.error({ err: error, requestId }, 'Twilio’s word could not be stored');
    return new Response(null, { status: 503 });
  }
}

function twiml(reply: string | null): Response {
  const message = reply === null ? '' : `<Message>${escapeXml(reply)}</Message>`;
  return new Response(`<?xml version="1.0" encoding="UTF-8"?><Response>${message}</Response>`, {
    headers: { 'content-type': 'text/xml; charset=utf-8' },
  });
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
