'use client';
import { useTranslations } from 'next-intl';
import { FieldGroup } from '@/components/ui/field-group';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select';
import { STANDING_KINDS, STANDING_STATUSES, type Standing, type StandingKind } from '@/lib/domain/people/standing';

type StandingFieldsProps = {
  legend: string;
  help: string;
  error?: string;
  value: readonly Standing[];
  onChange: (value: Standing[]) => void;
};

/** For each kind whether somebody is it, and whether still. */
export function StandingFields({ legend, help, error, value, onChange }: StandingFieldsProps) {
  const t = useTranslations('people');
  function set(kind: StandingKind, status: string) {
    const others = value.filter((row) => row.kind !== kind);
    const known = STANDING_STATUSES.find((one) => one === status);
    onChange(known ? [...others, { kind, status: known }] : others);
  }
  return (
    <FieldGroup name="standing" legend={legend} help={help} error={error} className="sm:col-span-2">
      <div className="grid gap-3 sm:grid-cols-3">
        {STANDING_KINDS.map((kind) => {
          const chosen = value.find((row) => row.kind === kind)?.status ?? 'none';
          return (
            <div key={kind} className="flex items-center justify-between gap-2 rounded-lg border px-3 py-2">
              <span>{t(`standing.${kind}`)}</span>
              <Select value={chosen} onValueChange={(status) => set(kind, status)}>
                <SelectTrigger aria-label={t(`standing.${kind}`)} className="h-9 w-28 md:h-8">
                  <SelectValue>{t(`status.${chosen}`)}</SelectValue>
                </SelectTrigger>
                <SelectContent>
                  {(['none', ...STANDING_STATUSES] as const).map((status) => (
                    <SelectItem key={status} value={status}>
                      {t(`status.${status}`)}
                    </SelectItem>
                  ))}
                </SelectContent>
              </Select>
            </div>
          );
        })}
      </div>
    </FieldGroup>
  );
}
