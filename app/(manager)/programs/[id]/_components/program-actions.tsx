'use client';
import { Copy, Flag, Pause, Play, Rocket, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useActionButton } from '@/components/forms/use-action-button';
import { ConfirmDialog } from '@/components/page/confirm-dialog';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { toast } from '@/components/ui/toast';
import { type Finding, publishingErrors } from '@/lib/domain/programs/finding';
import type { ProgramStatus } from '@/lib/domain/programs/lifecycle';
import { FindingList } from '../../_components/finding-list';
import { moveProgramAction, type ProgramMove } from '../../actions';

type ProgramActionsProps = {
  program: {
    id: string;
    name: string;
    status: ProgramStatus;
    startsAt: Date;
    draftVersion: number | null;
    publishedVersion: number | null;
    codes: number;
    currency: string;
  };
  /** What would have to give way when five are active. */
  activePrograms: readonly { id: string; name: string }[];
  /** What the rule checker says of the draft. */
  findings: readonly Finding[];
};

const UNDO_MS = 10_000;

/** What can be done with a programme; each says what will happen to people and money before it does. */
export function ProgramActions({ program, activePrograms, findings }: ProgramActionsProps) {
  const t = useTranslations('programs.actions');
  const { run } = useActionButton();
  const format = useFormatter();
  const router = useRouter();
  const [full, setFull] = useState(false);
  const { id, name, status, draftVersion, publishedVersion, codes } = program;
  const isFirst = publishedVersion === null;
  const hasErrors = publishingErrors(findings).length > 0;
  const version = draftVersion ?? 0;
  const live = publishedVersion ?? 0;

  const move = (what: ProgramMove, done: string, undo?: ProgramMove): Promise<boolean> =>
    run(
      async () => {
        const result = await moveProgramAction(id, what);
        setFull(!result.ok && result.code === 'program-limit-reached');
        return result;
      },
      (moved) => {
        const action = undo && { label: t('undo'), onClick: () => void move(undo, t('resumed')) };
        toast.success(done, action ? { action, duration: UNDO_MS } : {});
        if (what === 'clone') router.push(`/programs/${moved.id}`);
        else router.refresh();
      },
    );

  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-2">
        {draftVersion !== null && status !== 'ended' ? (
          <ConfirmDialog
            trigger={
              <Button>
                <Rocket aria-hidden />
                {isFirst ? t('publish') : t('publishChanges', { version })}
              </Button>
            }
            title={isFirst ? t('publishTitle', { name }) : t('publishNextTitle', { version })}
            description={
              <div className="flex flex-col gap-4">
                <p>
                  {isFirst
                    ? t('publishText', { date: format.dateTime(program.startsAt, 'date') })
                    : t('publishNextText', { version, live })}
                </p>
                {findings.length > 0 ? (
                  <div className="flex flex-col gap-2 text-foreground">
                    <p className="font-medium">{t(hasErrors ? 'publishErrors' : 'publishWarnings')}</p>
                    <FindingList findings={findings} currency={program.currency} />
                  </div>
                ) : null}
              </div>
            }
            confirmLabel={isFirst ? t('publish') : t('publishChanges', { version })}
            destructive={false}
            disabled={hasErrors}
            onConfirm={() => move('publish', isFirst ? t('published') : t('publishedNext', { version }))}
          />
        ) : null}
        {status === 'active' ? (
          <ConfirmDialog
            trigger={
              <Button variant="secondary">
                <Pause aria-hidden />
                {t('pause')}
              </Button>
            }
            title={t('pauseTitle', { name })}
            description={<p>{t('pauseText')}</p>}
            confirmLabel={t('pause')}
            destructive={false}
            onConfirm={() => move('pause', t('paused'), 'resume')}
          />
        ) : null}
        {status === 'paused' ? (
          <Button variant="secondary" onClick={() => void move('resume', t('resumed'))}>
            <Play aria-hidden />
            {t('resume')}
          </Button>
        ) : null}
        <ConfirmDialog
          trigger={
            <Button variant="secondary">
              <Copy aria-hidden />
              {t('clone')}
            </Button>
          }
          title={t('cloneTitle', { name })}
          description={<p>{t('cloneText')}</p>}
          confirmLabel={t('clone')}
          destructive={false}
          onConfirm={() => move('clone', t('cloned'))}
        />
        {draftVersion !== null && !isFirst ? (
          <ConfirmDialog
            trigger={
              <Button variant="ghost">
                <Trash2 aria-hidden />
                {t('discard')}
              </Button>
            }
            title={t('discardTitle', { version })}
            description={<p>{t('discardText', { live })}</p>}
            confirmLabel={t('discard')}
            onConfirm={() => move('discard', t('discarded'))}
          />
        ) : null}
        {status === 'active' || status === 'paused' ? (
          <ConfirmDialog
            trigger={
              <Button variant="ghost" className="text-destructive">
                <Flag aria-hidden />
                {t('end')}
              </Button>
            }
            title={t('endTitle', { name })}
            description={<p>{t('endText', { codes })}</p>}
            confirmLabel={t('end')}
            typeToConfirm={name}
            onConfirm={() => move('end', t('ended'))}
          />
        ) : null}
      </div>
      {full ? (
        <Alert tone="warning" title={t('limitTitle')}>
          <p>{t('limitText')}</p>
          <ul className="mt-1 list-disc pl-5">
            {activePrograms.map((other) => (
              <li key={other.id}>
                <Link href={`/programs/${other.id}`} className="underline underline-offset-2">
                  {other.name}
                </Link>
              </li>
            ))}
          </ul>
        </Alert>
      ) : null}
    </div>
  );
}
