'use client';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';

type Kind = 'tier' | 'bonus' | 'promotion' | 'course' | 'part';

type ExtraListProps = {
  kind: Kind;
  help: string;
  /** Ids of the entries, as useFieldArray gives them. */
  ids: readonly string[];
  onAdd: () => void;
  onRemove: (index: number) => void;
  disabled?: boolean;
  children: (index: number) => ReactNode;
};

const TITLES = { tier: 'tiers', bonus: 'bonuses', promotion: 'promotions', course: 'courses', part: 'parts' } as const;

/** A list in the form that grows and shrinks: steps, bonuses, promotions, course rules, parts. */
export function ExtraList({ kind, help, ids, onAdd, onRemove, disabled, children }: ExtraListProps) {
  const t = useTranslations('programs.form');
  return (
    <section className="flex flex-col gap-3 border-t pt-5 first:border-t-0 first:pt-0">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="flex min-w-48 flex-1 flex-col gap-0.5">
          <h3 className="text-base">{t(`extras.${TITLES[kind]}`)}</h3>
          <p className="text-pretty text-muted-foreground text-sm">{help}</p>
        </div>
        <Button variant="secondary" size="sm" onClick={onAdd} disabled={disabled}>
          <Plus aria-hidden />
          {t(`add.${kind}`)}
        </Button>
      </div>
      {ids.map((id, index) => (
        <fieldset key={id} className="relative rounded-xl border p-4">
          <legend className="px-1 font-medium text-sm">{t(`extras.${kind}`, { number: index + 1 })}</legend>
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={t(`remove.${kind}`)}
            title={t(`remove.${kind}`)}
            onClick={() => onRemove(index)}
            className="-top-3.5 absolute right-3 bg-card text-muted-foreground"
          >
            <Trash2 aria-hidden />
          </Button>
          {children(index)}
        </fieldset>
      ))}
    </section>
  );
}
