import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DataTable } from '@/components/tables/data-table';
import { Badge } from '@/components/ui/badge';
import { requireStaff } from '@/lib/auth/session';
import { MESSAGES } from '@/lib/domain/notifications/catalogue';
import type { NamedMessage } from '@/lib/i18n/messages';
import { listTemplates } from '@/lib/services/notifications/template-reads';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('messageSettings.templates'))('title') };
}

export default async function TemplatesPage() {
  const ctx = await requireStaff('settings:read');
  const [t, names, templates] = await Promise.all([
    getTranslations('messageSettings.templates'),
    getTranslations('messageNames'),
    listTemplates(ctx),
  ]);
  return (
    <section className="flex flex-col gap-4">
      <div className="flex flex-col gap-1">
        <h2 className="font-semibold text-lg">{t('title')}</h2>
        <p className="text-pretty text-muted-foreground">{t('text')}</p>
      </div>
      <DataTable
        name="templates"
        caption={t('title')}
        columns={[
          { id: 'message', header: t('message') },
          { id: 'channels', header: t('channels') },
          { id: 'state', header: t('state') },
        ]}
        rows={templates.map(({ message, changed }) => ({
          id: message,
          href: `/settings/messages/templates/${message}`,
          label: names(`name.${message as NamedMessage}`),
          cells: {
            message: (
              <span className="flex flex-col">
                {names(`name.${message as NamedMessage}`)}
                <span className="text-muted-foreground text-sm">{names(`text.${message as NamedMessage}`)}</span>
              </span>
            ),
            channels: MESSAGES[message].channels.includes('sms') ? t('sms') : t('email'),
            state: (
              <Badge tone={changed ? 'success' : 'outline'}>
                {changed ? t('own', { name: changed.by }) : t('kith')}
              </Badge>
            ),
          },
        }))}
        page={{ nextCursor: null }}
        empty={null}
      />
    </section>
  );
}
