'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useActionButton } from '@/components/forms/use-action-button';
import { useActionForm } from '@/components/forms/use-action-form';
import { ConfirmDialog } from '@/components/page/confirm-dialog';
import { LeaveGuard } from '@/components/page/leave-guard';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { toast } from '@/components/ui/toast';
import type { MailTemplate } from '@/lib/domain/notifications/mails';
import type { Placeholder, Wording } from '@/lib/domain/notifications/wording';
import { resetTemplateAction, saveTemplateAction } from './actions';
import { SendTest } from './send-test';
import { TemplatePreview } from './template-preview';
import { WordingFields } from './wording-fields';

/** The words as they are stored, in which version and by whom; version 0 are Kith's own. */
type Stored = { version: number; byName: string; wording: Wording };

type TemplateEditorProps = {
  message: MailTemplate;
  stored: Stored;
  isOwn: boolean;
  placeholders: readonly Placeholder[];
  mayWrite: boolean;
};

/**
 * Writes a message in the school's own words, with what it looks like beside them. When somebody else saves it meanwhile, words that
 * nobody has touched follow, and those that were typed stay until their writer has chosen.
 */
export function TemplateEditor({ message, stored, isOwn, placeholders, mayWrite }: TemplateEditorProps) {
  const t = useTranslations('messageSettings.editor');
  const resetting = useActionButton();
  const [began, setBegan] = useState(stored);
  const [wording, setWording] = useState(stored.wording);
  const { run, failure, pending, errorOf, reset: forgetFailure } = useActionForm();
  const changed = wording !== began.wording;
  const isBehind = stored.version > began.version;
  const follow = () => {
    setBegan(stored);
    setWording(stored.wording);
  };
  if (isBehind && !changed) follow();
  const choose = (isMine: boolean) => {
    forgetFailure();
    if (isMine) setBegan({ ...stored, wording: began.wording });
    else follow();
  };
  // Kith's own words differ by what happened: they are shown as they are, until something is changed.
  const shown = changed || isOwn ? wording : null;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    run(
      () => saveTemplateAction(message, wording, began.version),
      (version) => {
        setBegan({ ...began, version, wording });
        toast.success(t('saved', { version }));
      },
    );
  }

  const reset = () =>
    resetting.run(
      () => resetTemplateAction(message),
      () => {
        // Nothing is one's own any more: Kith's words come with the page.
        setBegan({ ...began, wording });
        toast.success(t('resetDone'));
      },
    );

  return (
    <div className="grid items-start gap-6 xl:grid-cols-2">
      <form onSubmit={submit} noValidate className="flex min-w-0 flex-col gap-4">
        <fieldset disabled={!mayWrite} className="flex flex-col gap-4">
          <LeaveGuard changed={changed && !pending} />
          <ErrorSummary errors={failure.errors} message={failure.message || undefined} />
          {isBehind ? (
            <Alert tone="warning" title={t('meanwhile.title', { name: stored.byName })}>
              <p>{t('meanwhile.text')}</p>
              <p className="mt-2 flex flex-wrap gap-2">
                <Button type="button" size="sm" onClick={() => choose(true)}>
                  {t('meanwhile.keepMine')}
                </Button>
                <Button type="button" size="sm" variant="ghost" onClick={() => choose(false)}>
                  {t('meanwhile.takeTheirs')}
                </Button>
              </p>
            </Alert>
          ) : null}
          <div className="rounded-lg bg-muted px-4 py-3 text-sm">
            <p>{t('placeholders')}</p>
            <p className="my-1 flex flex-wrap gap-x-3 gap-y-1">
              {placeholders.map((name) => (
                <code key={name} className="font-mono">{`{${name}}`}</code>
              ))}
            </p>
            <p className="text-pretty text-muted-foreground">
              {t('insertHelp')} {t('ownHint')}
            </p>
          </div>
          <WordingFields wording={wording} onChange={setWording} errorOf={errorOf} />
          {mayWrite ? (
            <div className="flex flex-wrap justify-end gap-2">
              {isOwn ? (
                <ConfirmDialog
                  trigger={<Button variant="ghost">{t('reset')}</Button>}
                  title={t('resetTitle')}
                  description={t('resetText')}
                  confirmLabel={t('reset')}
                  destructive={false}
                  onConfirm={reset}
                />
              ) : null}
              <Button type="submit" pending={pending}>
                {t('save')}
              </Button>
            </div>
          ) : null}
        </fieldset>
      </form>
      <div className="flex min-w-0 flex-col gap-4 xl:sticky xl:top-20">
        <TemplatePreview message={message} wording={shown} />
        {mayWrite ? <SendTest message={message} wording={shown} hasSms={stored.wording.sms !== null} /> : null}
      </div>
    </div>
  );
}
