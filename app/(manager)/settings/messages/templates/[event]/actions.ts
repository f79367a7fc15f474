'use server';
import { revalidatePath } from 'next/cache';
import { renderMail } from '@/emails/render-mail';
import { sampleMail } from '@/emails/sample-mails';
import { type ActionResult, runAction } from '@/lib/auth/run-action';
import { requireStaff } from '@/lib/auth/session';
import type { DeliveryStatus } from '@/lib/domain/notifications/channels';
import { resetTemplate, saveTemplate } from '@/lib/services/notifications/save-template';
import { type Preview, previewTemplate, sendTestMessage } from '@/lib/services/notifications/try-template';

const PRESS = { render: renderMail, sample: sampleMail };

/** Stores the school's own words, as what follows the version that they began from. */
export async function saveTemplateAction(
  message: string,
  wording: unknown,
  since: number,
): Promise<ActionResult<number>> {
  return runAction(async () => {
    const ctx = await requireStaff('programs:write');
    try {
      return (await saveTemplate(ctx, message, wording, since)).version;
    } finally {
      // Also after a refusal: the page shows what somebody else has saved.
      revalidatePath('/settings/messages/templates', 'layout');
    }
  });
}

/** Kith's own words again. */
export async function resetTemplateAction(message: string): Promise<ActionResult<number>> {
  return runAction(async () => {
    const { version } = await resetTemplate(await requireStaff('programs:write'), message);
    revalidatePath('/settings/messages/templates', 'layout');
    return version;
  });
}

/** What these words would look like; null for Kith's own. */
export async function previewTemplateAction(message: string, wording: unknown): Promise<ActionResult<Preview>> {
  return runAction(async () => previewTemplate(await requireStaff('settings:read'), message, wording, PRESS));
}

/** Sends these words to whoever tries them. */
export async function sendTestAction(
  message: string,
  wording: unknown,
  sms: string | null,
): Promise<ActionResult<{ status: DeliveryStatus; to: string }>> {
  return runAction(async () => {
    const ctx = await requireStaff('programs:write');
    const to = sms ?? ctx.actor.email ?? '';
    const target = { channel: sms === null ? 'email' : 'sms', to };
    const { status } = await sendTestMessage(ctx, { message, wording, target }, PRESS);
    return { status, to };
  });
}
