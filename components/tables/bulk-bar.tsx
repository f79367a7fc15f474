'use client';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useActionButton } from '@/components/forms/use-action-button';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import type { BulkAction } from './types';

type BulkBarProps = { ids: string[]; actions: readonly BulkAction[]; onClear: () => void };

/** What can be done with the selected rows; rises from below with the first selection. */
export function BulkBar({ ids, actions, onClear }: BulkBarProps) {
  const t = useTranslations();
  const [running, setRunning] = useState<string | null>(null);
  const { run: act, pending } = useActionButton();
  if (ids.length === 0) return null;

  function run(action: BulkAction) {
    setRunning(action.id);
    void act(
      () => action.run(ids),
      (words) => {
        toast.success(words);
        onClear();
      },
    );
  }

  return (
    <section
      aria-label={t('tables.bulkActions')}
      className="slide-in-from-bottom-4 fade-in-0 fixed inset-x-4 bottom-20 z-40 mx-auto flex w-fit max-w-[calc(100%-2rem)] animate-in flex-wrap items-center gap-2 rounded-xl border bg-popover px-3 py-2 shadow-float duration-200 md:bottom-6"
    >
      <p aria-live="polite" className="tabular px-1.5 text-muted-foreground">
        {t('tables.selected', { count: ids.length })}
      </p>
      {actions.map((action) => (
        <Button
          key={action.id}
          size="sm"
          variant={action.variant ?? 'primary'}
          pending={pending && running === action.id}
          disabled={pending && running !== action.id}
          onClick={() => run(action)}
        >
          {action.icon}
          {t(action.messageKey as 'tables.selected', { count: ids.length })}
        </Button>
      ))}
      <Button size="icon-sm" variant="ghost" onClick={onClear} aria-label={t('tables.clearSelection')}>
        <X aria-hidden />
      </Button>
    </section>
  );
}
