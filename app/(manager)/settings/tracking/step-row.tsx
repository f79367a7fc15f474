'use client';
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { isBuiltIn } from '@/lib/domain/referrals/milestones';
import type { EditedStep } from './steps';

type StepRowProps = {
  row: EditedStep;
  index: number;
  last: boolean;
  mayWrite: boolean;
  error: string | undefined;
  onLabel: (label: string) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
};

/** One step: its name, the key that systems use, and its place. */
export function StepRow({ row, index, last, mayWrite, error, onLabel, onMove, onRemove }: StepRowProps) {
  const t = useTranslations('settings.tracking.steps');
  const fixed = isBuiltIn(row.key);
  const name = fixed ? t(`builtIn.${row.key as 'enrolled'}`) : row.label || t('unnamed');
  return (
    <li className="flex flex-wrap items-end gap-x-3 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-56">
        {fixed ? (
          <>
            <p className="font-medium">{name}</p>
            <p className="text-muted-foreground text-sm">{t('fromConversions')}</p>
          </>
        ) : (
          <FormField
            name={`milestones.${index}.label`}
            label={t('label')}
            help={row.key ? t('key', { key: row.key }) : undefined}
            error={error}
          >
            <Input value={row.label} disabled={!mayWrite} onChange={(event) => onLabel(event.target.value)} />
          </FormField>
        )}
      </div>
      {mayWrite ? (
        <div className="flex gap-1">
          <Button
            type="button"
            variant="ghost"
            size="icon-sm"
            disabled={index === 0}
            aria-label={t('up', { name })}
            onClick={() => onMove(-1)}
          >
            <ArrowUp aria-hidden />
          </Button>
          <Button
            type="button"
            variant="ghost"
            size="icon-sm"
            disabled={last}
            aria-label={t('down', { name })}
            onClick={() => onMove(1)}
          >
            <ArrowDown aria-hidden />
          </Button>
          <Button
            type="button"
            variant="ghost"
            size="icon-sm"
            disabled={fixed}
            aria-label={t('remove', { name })}
            onClick={onRemove}
          >
            <Trash2 aria-hidden />
          </Button>
        </div>
      ) : null}
    </li>
  );
}
