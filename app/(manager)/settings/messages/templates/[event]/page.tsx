import { ArrowLeft } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Alert } from '@/components/ui/alert';
import { Link } from '@/components/ui/link';
import { defaultWording } from '@/emails/default-wording';
import { sampleMail } from '@/emails/sample-mails';
import { orNull } from '@/lib/auth/or-null';
import { requireStaff } from '@/lib/auth/session';
import { placeholdersOf } from '@/lib/domain/notifications/wording';
import type { NamedMessage } from '@/lib/i18n/messages';
import { getTemplate } from '@/lib/services/notifications/template-reads';
import { TemplateEditor } from './template-editor';
import { VersionList } from './version-list';

type TemplatePageProps = { params: Promise<{ event: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('messageSettings.templates'))('title') };
}

export default async function TemplatePage({ params }: TemplatePageProps) {
  const ctx = await requireStaff('settings:read');
  const { event } = await params;
  const [t, names, template] = await Promise.all([
    getTranslations('messageSettings'),
    getTranslations('messageNames'),
    orNull(() => getTemplate(ctx, event)),
  ]);
  if (!template) notFound();
  const { message, school, currency, language, wording, versions } = template;
  const mayWrite = ctx.scopes.has('programs:write');
  const standard = defaultWording(sampleMail(message, school, '/portal', currency, language));
  return (
    <section className="flex flex-col gap-4">
      <div className="flex flex-col gap-1">
        <Link
          href="/settings/messages/templates"
          className="flex items-center gap-1 text-muted-foreground text-sm hover:text-foreground"
        >
          <ArrowLeft aria-hidden className="size-4" />
          {t('templates.back')}
        </Link>
        <h2 className="font-semibold text-lg">{names(`name.${message as NamedMessage}`)}</h2>
        <p className="text-pretty text-muted-foreground">{names(`text.${message as NamedMessage}`)}</p>
      </div>
      {mayWrite ? null : <Alert tone="info" title={t('editor.readOnly')} />}
      <TemplateEditor
        message={message}
        stored={{
          version: versions[0]?.version ?? 0,
          byName: versions[0]?.createdByName ?? '',
          wording: wording ?? standard,
        }}
        isOwn={wording !== null}
        placeholders={placeholdersOf(message)}
        mayWrite={mayWrite}
      />
      <VersionList message={message} versions={versions} mayWrite={mayWrite} />
    </section>
  );
}
