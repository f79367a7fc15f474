'use client';
import { useTranslations } from 'next-intl';
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select';
import { LOCALE_NAMES, LOCALES } from '@/lib/i18n/config';
import type { ErrorOf, OrganisationValues } from './values';

type IdentityFieldsProps = {
  values: OrganisationValues;
  timeZones: readonly string[];
  onCurrency: (currency: string) => void;
  errorOf: ErrorOf;
};

/** Who the school is: name, time zone, language, currency, where questions go. */
export function IdentityFields({ values, timeZones, onCurrency, errorOf }: IdentityFieldsProps) {
  const t = useTranslations('settings.organisation');
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('identity')}</CardTitle>
      </CardHeader>
      <CardContent className="grid gap-5 sm:grid-cols-2">
        <FormField name="name" label={t('name')} help={t('nameHelp')} error={errorOf('name')} className="sm:col-span-2">
          <Input name="name" defaultValue={values.name} autoComplete="organization" />
        </FormField>
        <FormField name="timeZone" label={t('timeZone')} help={t('timeZoneHelp')} error={errorOf('timeZone')}>
          <Input name="timeZone" defaultValue={values.timeZone} list="time-zones" autoComplete="off" />
        </FormField>
        <datalist id="time-zones">
          {timeZones.map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
        <FormField name="language" label={t('language')} help={t('languageHelp')} error={errorOf('language')}>
          {(control) => (
            <Select name="language" defaultValue={values.language}>
              <SelectTrigger {...control}>
                <SelectValue />
              </SelectTrigger>
              <SelectContent>
                {LOCALES.map((locale) => (
                  <SelectItem key={locale} value={locale} lang={locale}>
                    {LOCALE_NAMES[locale]}
                  </SelectItem>
                ))}
              </SelectContent>
            </Select>
          )}
        </FormField>
        <FormField name="currency" label={t('currency')} help={t('currencyHelp')} error={errorOf('currency')}>
          <Input
            name="currency"
            defaultValue={values.currency}
            autoComplete="off"
            className="uppercase"
            onChange={(event) => onCurrency(event.target.value.toUpperCase())}
          />
        </FormField>
        <FormField
          name="supportEmail"
          label={t('supportEmail')}
          help={t('supportEmailHelp')}
          error={errorOf('supportEmail')}
        >
          <Input name="supportEmail" type="email" defaultValue={values.supportEmail ?? ''} autoComplete="off" />
        </FormField>
        <FormField name="defaultRegion" label={t('region')} help={t('regionHelp')} error={errorOf('defaultRegion')}>
          <Input
            name="defaultRegion"
            defaultValue={values.defaultRegion ?? ''}
            autoComplete="off"
            className="uppercase"
          />
        </FormField>
      </CardContent>
    </Card>
  );
}
