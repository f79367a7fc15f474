'use server';
import { redirect } from 'next/navigation';
import { unsubscribe } from '@/lib/services/notifications/unsubscribe';

/** Switches mails off, or on again, for whoever has the link; works without any script. */
export async function unsubscribeAction(form: FormData): Promise<void> {
  const token = String(form.get('token') ?? '');
  const scope = String(form.get('scope') ?? '');
  await unsubscribe(token, { scope }, new Date());
  redirect(`/unsubscribe/${encodeURIComponent(token)}`);
}
