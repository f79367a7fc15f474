'use client';
import { useTranslations } from 'next-intl';
import { SelectField } from '@/components/forms/select-field';
import { TextField } from '@/components/forms/text-field';
import { TextareaField } from '@/components/forms/textarea-field';
import { CURRENCIES } from '@/lib/domain/money/currencies';
import { FormSection } from './form-section';

type BasicsSectionProps = { timeZone: string; fixed: boolean };

const CURRENCY_OPTIONS = CURRENCIES.map((code) => ({ value: code, label: code }));

/** Name, dates, currency. */
export function BasicsSection({ timeZone, fixed }: BasicsSectionProps) {
  const t = useTranslations('programs.form');
  return (
    <FormSection id="basics" title={t('sections.basics')} help={t('sectionHelp.basics')}>
      <TextField name="name" label={t('fields.name')} help={t('fields.nameHelp')} required />
      <TextareaField name="description" label={t('fields.description')} rows={2} optional />
      <div className="grid gap-5 sm:grid-cols-3">
        <TextField
          name="startsAt"
          type="date"
          label={t('fields.startsAt')}
          help={t('fields.dateHelp', { timeZone })}
          disabled={fixed}
          required
        />
        <TextField name="endsAt" type="date" label={t('fields.endsAt')} help={t('fields.endHelp')} optional />
        <SelectField name="currency" label={t('fields.currency')} options={CURRENCY_OPTIONS} disabled={fixed} />
      </div>
      {fixed ? <p className="text-muted-foreground text-sm">{t('problem.fixed')}</p> : null}
    </FormSection>
  );
}
