import { renderMail } from '@/emails/render-mail';
import { listDueMessages, listOrganizationsWithDueMessages } from '@/lib/services/notifications/due-messages';
import { sendDigests } from '@/lib/services/notifications/send-digests';
import { inngest } from '../client';
import { functionCtx } from './context';
import { deliver } from './deliver';

/** What waited goes out: after quiet hours, with the daily mail, for another try. Only schools with something due are looked at. */
export const sendDueMessages = inngest.createFunction(
  { id: 'send-due-messages', triggers: [{ cron: '* * * * *' }], concurrency: 1 },
  async ({ step, runId }) => {
    const organizationIds = await step.run('organizations', () => listOrganizationsWithDueMessages(new Date()));
    for (const organizationId of organizationIds) {
      const deliveryIds = await step.run(`due-${organizationId}`, async () => {
        const ctx = functionCtx(organizationId, runId);
        await sendDigests(ctx, renderMail);
        return listDueMessages(ctx);
      });
      await deliver({ step, runId, organizationId, deliveryIds });
    }
    return { organizations: organizationIds.length };
  },
);
