import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireStaff } from '@/lib/auth/session';
import { getOwnPreferences } from '@/lib/services/notifications/own-preferences';
import { OwnForm } from './own-form';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.me'))('title') };
}

export default async function OwnSettingsPage() {
  const ctx = await requireStaff('settings:read');
  const preferences = await getOwnPreferences(ctx);
  return (
    <div className="flex max-w-3xl flex-col gap-4">
      <OwnForm email={ctx.actor.email ?? ''} {...preferences} />
    </div>
  );
}
