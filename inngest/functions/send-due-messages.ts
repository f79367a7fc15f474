import { renderMail } from '@/emails/render-mail';
import { listDueMessages, listOrganizationsWithDueMessages } from '@/lib/services/notifications/due-messages';
import { sendDigests } from '@/lib/services/notifications/send-digests';
import { inngest } from '../client';
import { functionCtx } from './context';
import { deliver } from './deliver';
import type { Step } from './step';

/** What waited goes out: after quiet hours, with the daily mail, for another try. Only schools with something due are looked at. */
export const sendDueMessages = inngest.createFunction(
  { id: 'send-due-messages', triggers: [{ cron: '* * * * *' }], concurrency: 1 },
  async ({ step, runId }) => {
    const organizationIds = await step.run('organizations', () => listOrganizationsWithDueMessages(new Date()));
    const failed: string[] = [];
    for (const organizationId of organizationIds) {
      try {
        await sendOf({ step, runId }, organizationId);
      } catch (error) {
        failed.push(`${organizationId}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    if (failed.length > 0) throw new Error(`Failed for ${failed.length} organisations: ${failed.join('; ')}`);
    return { organizations: organizationIds.length };
  },
);

async function sendOf({ step, runId }: { step: Step; runId: string }, organizationId: string): Promise<void> {
  const deliveryIds = await step.run(`due-${organizationId}`, async () => {
    const ctx = functionCtx(organizationId, runId);
    await sendDigests(ctx, renderMail);
    return listDueMessages(ctx);
  });
  await deliver({ step, runId, organizationId, deliveryIds });
}
