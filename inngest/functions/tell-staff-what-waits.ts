import { renderMail } from '@/emails/render-mail';
import { sendStaffWaiting } from '@/lib/services/notifications/send-staff-waiting';
import { inngest } from '../client';
import { forEachOrganization } from './for-each-organization';

/** The daily list of what waits, for those of the staff who want it. Hourly: each school has a morning of its own. */
export const tellStaffWhatWaits = inngest.createFunction(
  { id: 'tell-staff-what-waits', triggers: [{ cron: '5 * * * *' }], concurrency: 1 },
  async ({ step, runId }) => ({
    organizations: await forEachOrganization({ step, runId }, (ctx) => sendStaffWaiting(ctx, renderMail)),
  }),
);
