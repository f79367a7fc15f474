import { renderMail } from '@/emails/render-mail';
import { EVENTS } from '@/lib/domain/events';
import { NOTIFIED_EVENTS } from '@/lib/domain/notifications/recipients';
import { type NotificationEvent, sendNotifications } from '@/lib/services/notifications/send';
import { inngest } from '../client';
import { functionCtx } from './context';
import { deliver } from './deliver';

/** People hear of what happened: portal and mail. */
export const notify = inngest.createFunction(
  { id: 'notify', triggers: NOTIFIED_EVENTS.map((event) => ({ event })), retries: 5 },
  async ({ event, step, runId }) => {
    const told = readEvent(event);
    const { organizationId } = told.data;
    const { deliveryIds } = await step.run('write', () =>
      sendNotifications(functionCtx(organizationId, runId), told, renderMail),
    );
    await deliver({ step, runId, organizationId, deliveryIds });
    return { mails: deliveryIds.length };
  },
);

function readEvent({ name, data }: { name: string; data: unknown }): NotificationEvent {
  const known = NOTIFIED_EVENTS.find((candidate) => candidate === name);
  if (!known) throw new Error(`Nobody is told of ${name}`);
  return { name: known, data: EVENTS[known].parse(data) } as NotificationEvent;
}
