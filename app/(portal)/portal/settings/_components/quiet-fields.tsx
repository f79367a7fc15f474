'use client';
import { useTranslations } from 'next-intl';
import type { FieldError } from '@/components/ui/error-summary';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';
import { Switch } from '@/components/ui/switch';

type Quiet = { from: string; to: string } | null;
type QuietFieldsProps = {
  quiet: Quiet;
  onChange: (quiet: Quiet) => void;
  school: { from: string; to: string };
  errors: readonly FieldError[];
};

/** Whether a person has quiet hours of his own, and which. */
export function QuietFields({ quiet, onChange, school, errors }: QuietFieldsProps) {
  const t = useTranslations('portalMessages');
  const errorOf = (name: string) => errors.find(({ path }) => path === `quietHours.${name}`)?.message;
  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-start justify-between gap-4">
        <Label htmlFor="quiet" className="flex flex-col items-start gap-0.5 text-lg">
          {t('quiet')}
          <span className="text-pretty font-normal text-base text-muted-foreground">{t('quietHelp', school)}</span>
        </Label>
        <Switch
          id="quiet"
          checked={quiet !== null}
          onCheckedChange={(on) => onChange(on ? school : null)}
          className="mt-1"
        />
      </div>
      {quiet ? (
        <div className="grid grid-cols-2 gap-3">
          {(['from', 'to'] as const).map((name) => (
            <FormField key={name} name={`quietHours.${name}`} label={t(name)} error={errorOf(name)}>
              <Input
                type="time"
                value={quiet[name]}
                onChange={(event) => onChange({ ...quiet, [name]: event.target.value })}
              />
            </FormField>
          ))}
        </div>
      ) : null}
    </div>
  );
}
