'use client';
import { useTranslations } from 'next-intl';
import { useActionButton } from '@/components/forms/use-action-button';
import { Button } from '@/components/ui/button';
import { DateTime } from '@/components/ui/date-time';
import { toast } from '@/components/ui/toast';
import type { MailTemplate } from '@/lib/domain/notifications/mails';
import type { TemplateView } from '@/lib/services/notifications/template-reads';
import { saveTemplateAction } from './actions';

type VersionListProps = { message: MailTemplate; versions: TemplateView['versions']; mayWrite: boolean };

/** Every version of a message, newest first; an earlier one can be taken up again, as a new version. */
export function VersionList({ message, versions, mayWrite }: VersionListProps) {
  const t = useTranslations('messageSettings');
  const { run, pending } = useActionButton();

  const takeUp = (wording: unknown) =>
    run(
      () => saveTemplateAction(message, wording, versions[0]?.version ?? 0),
      (version) => toast.success(t('editor.saved', { version })),
    );

  return (
    <section className="flex flex-col gap-2">
      <h3 className="font-medium">{t('editor.versions')}</h3>
      {versions.length === 0 ? <p className="text-muted-foreground">{t('editor.noVersions')}</p> : null}
      <ol className="divide-y rounded-xl border bg-card empty:hidden">
        {versions.map(({ version, createdAt, createdByName, wording }, index) => (
          <li key={version} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5">
            <span className="font-medium">{t('editor.version', { version })}</span>
            <span className="text-muted-foreground">
              {wording ? wording.subject : t('editor.versionKith')}, {t('editor.versionBy', { name: createdByName })}
            </span>
            <DateTime value={createdAt} className="text-muted-foreground text-sm" />
            {mayWrite && wording && index > 0 ? (
              <Button variant="ghost" size="sm" className="ml-auto" pending={pending} onClick={() => takeUp(wording)}>
                {t('editor.takeUp', { version })}
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
