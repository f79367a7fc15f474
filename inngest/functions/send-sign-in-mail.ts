import { renderMail } from '@/emails/render-mail';
import { EVENTS } from '@/lib/domain/events';
import { sendSignInMail as send } from '@/lib/services/notifications/send-sign-in-mail';
import { inngest } from '../client';
import { functionCtx } from './context';
import { deliver } from './deliver';

/** The link that signs somebody in goes out by mail. */
export const sendSignInMail = inngest.createFunction(
  { id: 'send-sign-in-mail', triggers: [{ event: 'auth/sign-in.requested' }], retries: 5 },
  async ({ event, step, runId }) => {
    const request = EVENTS['auth/sign-in.requested'].parse(event.data);
    const { organizationId } = request;
    const { deliveryIds } = await step.run('write', () =>
      send(functionCtx(organizationId, runId), request, renderMail),
    );
    await deliver({ step, runId, organizationId, deliveryIds });
    return { mails: deliveryIds.length };
  },
);
