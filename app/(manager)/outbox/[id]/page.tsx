import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { getLocale, getTranslations } from 'next-intl/server';
import { LiveRefresh } from '@/components/live/live-provider';
import { PageBody } from '@/components/page/page-body';
import { PageHeader } from '@/components/page/page-header';
import { Alert } from '@/components/ui/alert';
import { DateTime } from '@/components/ui/date-time';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs';
import { orNull } from '@/lib/auth/or-null';
import { requireStaff } from '@/lib/auth/session';
import { sayReason } from '@/lib/i18n/say-reason';
import { getOutboxMail, type OutboxMail } from '@/lib/services/notifications/reads';
import { DeliveryCard } from './delivery-card';
import { MailText } from './mail-text';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('outbox'))('mail') };
}

export default async function MailPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireStaff('outbox:read');
  const { id } = await params;
  const [t, locale, mail] = await Promise.all([
    getTranslations('outbox'),
    getLocale(),
    orNull(() => getOutboxMail(ctx, id)),
  ]);
  if (!mail) notFound();
  return (
    <PageBody narrow>
      <LiveRefresh topics={['outbox']} />
      <PageHeader
        breadcrumb={[{ label: t('title'), href: '/outbox' }, { label: mail.subject }]}
        title={mail.subject}
        description={
          <>
            {mail.toAddress}, <DateTime value={mail.createdAt} mode="dateTime" />
          </>
        }
      />
      {mail.error ? (
        <Alert tone="danger" title={t('error')}>
          {sayReason(mail.error, locale)}
        </Alert>
      ) : null}
      {mail.channel === 'sms' ? <MailText text={mail.text} /> : <MailTabs mail={mail} />}
      <DeliveryCard mail={mail} />
    </PageBody>
  );
}

function MailTabs({ mail }: { mail: OutboxMail }) {
  const t = useTranslations('outbox');
  return (
    <Tabs defaultValue="html">
      <TabsList>
        <TabsTrigger value="html">{t('html')}</TabsTrigger>
        <TabsTrigger value="text">{t('text')}</TabsTrigger>
        <TabsTrigger value="source">{t('source')}</TabsTrigger>
      </TabsList>
      <TabsContent value="html">
        {/* The mail's own page: no script runs in it, and its links open outside. */}
        <iframe
          title={mail.subject}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          srcDoc={`<base target="_blank">${mail.html}`}
          className="h-[40rem] w-full rounded-xl border bg-white"
        />
      </TabsContent>
      <TabsContent value="text">
        <MailText text={mail.text} />
      </TabsContent>
      <TabsContent value="source">
        <MailHeaders headers={mail.headers} />
      </TabsContent>
    </Tabs>
  );
}

function MailHeaders({ headers }: { headers: Record<string, string> }) {
  const t = useTranslations('outbox');
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return lines.length ? (
    <pre className="whitespace-pre-wrap break-all rounded-xl border bg-card p-4 font-mono text-sm">
      {lines.join('\n')}
    </pre>
  ) : (
    <p className="text-muted-foreground">{t('noHeaders')}</p>
  );
}
