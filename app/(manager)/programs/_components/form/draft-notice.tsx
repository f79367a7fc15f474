'use client';
import { useFormatter, useTranslations } from 'next-intl';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { DateTime } from '@/components/ui/date-time';
import type { FormDraft } from '@/lib/services/programs/form-draft';
import type { DraftState } from './use-form-draft';

type DraftNoticeProps = {
  state: DraftState;
  resumed: FormDraft | null;
  onForget: () => void;
  onTakeTheirs: (theirs: FormDraft) => void;
  onKeepMine: (theirs: FormDraft | null) => void;
};

/** That one goes on with what was left, or that somebody else edits the same draft. */
export function DraftNotice({ state, resumed, onForget, onTakeTheirs, onKeepMine }: DraftNoticeProps) {
  const t = useTranslations('programs.form.draft');
  if (state.is === 'conflict') {
    const { theirs } = state;
    return (
      <Alert tone="warning" title={t('conflictTitle')}>
        <p>
          {theirs
            ? t.rich('conflictText', { name: theirs.byName, when: () => <DateTime value={new Date(theirs.at)} /> })
            : t('goneText')}
        </p>
        <p className="mt-2 flex flex-wrap gap-2">
          <Button type="button" size="sm" onClick={() => onKeepMine(theirs)}>
            {t('keepMine')}
          </Button>
          <Button
            type="button"
            size="sm"
            variant="ghost"
            onClick={() => (theirs ? onTakeTheirs(theirs) : window.location.reload())}
          >
            {theirs ? t('takeTheirs', { name: theirs.byName }) : t('reload')}
          </Button>
        </p>
      </Alert>
    );
  }
  if (!resumed) return null;
  return (
    <Alert tone="info" title={t('resumedTitle')}>
      <p>
        {t.rich('resumedText', {
          who: resumed.isOwn ? 'own' : 'other',
          name: resumed.byName,
          when: () => <DateTime value={new Date(resumed.at)} />,
        })}
      </p>
      <p className="mt-2">
        <Button type="button" size="sm" variant="secondary" onClick={onForget}>
          {t('startOver')}
        </Button>
      </p>
    </Alert>
  );
}

/** Where the form stands: typed, kept as a draft, or saved. */
export function DraftLine({ state, isDirty, isNew }: { state: DraftState; isDirty: boolean; isNew: boolean }) {
  const t = useTranslations('programs.form');
  const format = useFormatter();
  if (!isDirty) return isNew ? t('unsaved') : t('noChanges');
  if (state.is === 'kept') {
    return t('draft.kept', { time: format.dateTime(new Date(state.at), { hour: '2-digit', minute: '2-digit' }) });
  }
  return state.is === 'failed' ? t('draft.failed') : state.is === 'waiting' ? t('draft.waiting') : t('unsaved');
}
