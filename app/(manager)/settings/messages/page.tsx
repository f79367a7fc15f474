import { ChevronRight } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Alert } from '@/components/ui/alert';
import { Link } from '@/components/ui/link';
import { requireStaff } from '@/lib/auth/session';
import { MESSAGE_PROVIDERS } from '@/lib/domain/notifications/connections';
import { getMessagesView } from '@/lib/services/notifications/message-settings';
import { getOrganization } from '@/lib/services/organizations/reads';
import { FriendReminderForm } from './_components/friend-reminder-form';
import { HoursForm } from './_components/hours-form';
import { MessageProviderCard } from './_components/message-provider-card';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('messageSettings'))('title') };
}

export default async function MessageSettingsPage() {
  const ctx = await requireStaff('settings:read');
  const [t, settings, view, organization] = await Promise.all([
    getTranslations('messageSettings'),
    getTranslations('settings'),
    getMessagesView(ctx),
    getOrganization(ctx),
  ]);
  const mayWrite = ctx.scopes.has('settings:write');
  const missing = (['email', 'sms'] as const).filter((channel) => view.sends[channel] === 'embedded');
  const [first] = missing;
  return (
    <div className="flex max-w-3xl flex-col gap-4">
      {mayWrite ? null : <Alert tone="info" title={settings('readOnly')} />}
      {first ? (
        <Alert tone="warning" title={t('outboxTitle')}>
          {t('outboxText', { channels: t(`channels.${missing.length > 1 ? 'both' : first}`) })}
        </Alert>
      ) : null}
      <ul className="divide-y rounded-xl border bg-card">
        {(['templates', 'addresses'] as const).map((page) => (
          <li key={page}>
            <Link href={`/settings/messages/${page}`} className="flex items-center gap-3 px-5 py-3.5 hover:bg-accent">
              <span className="flex min-w-0 flex-1 flex-col">
                <span className="font-medium">{t(`links.${page}`)}</span>
                <span className="text-pretty text-muted-foreground text-sm">{t(`links.${page}Text`)}</span>
              </span>
              <ChevronRight aria-hidden className="size-4 text-muted-foreground" />
            </Link>
          </li>
        ))}
      </ul>
      {MESSAGE_PROVIDERS.map((provider) => (
        <MessageProviderCard
          key={provider}
          provider={provider}
          connection={view.connections.find((one) => one.provider === provider)}
          webhookUrl={view.webhookUrls[provider]}
          mayWrite={mayWrite}
        />
      ))}
      <HoursForm settings={view.settings} mayWrite={mayWrite} />
      <FriendReminderForm days={organization.friendReminderDays} mayWrite={mayWrite} />
    </div>
  );
}
