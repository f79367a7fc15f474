'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useActionForm } from '@/components/forms/use-action-form';
import { LeaveGuard } from '@/components/page/leave-guard';
import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { toast } from '@/components/ui/toast';
import { isCurrency } from '@/lib/domain/money/currencies';
import { saveSettingsAction } from '../actions';
import { IdentityFields } from './identity-fields';
import { LimitFields } from './limit-fields';
import { LookFields } from './look-fields';
import type { OrganisationValues } from './values';

type OrganisationFormProps = {
  organization: OrganisationValues & { slug: string };
  timeZones: readonly string[];
  mayWrite: boolean;
};

/** The school's settings in one form; limits follow the currency while it is typed. */
export function OrganisationForm({ organization, timeZones, mayWrite }: OrganisationFormProps) {
  const t = useTranslations('settings.organisation');
  const [currency, setCurrency] = useState(organization.currency);
  const [changed, setChanged] = useState(false);
  const { run, failure, pending, errorOf } = useActionForm();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    run(
      () => saveSettingsAction(settingsOf(form)),
      () => {
        setChanged(false);
        toast.success(t('saved'));
      },
    );
  }

  const limitsIn = isCurrency(currency) ? currency : organization.currency;
  return (
    <form onSubmit={submit} onChange={() => setChanged(true)} noValidate>
      <fieldset disabled={!mayWrite} className="flex flex-col gap-4">
        <LeaveGuard changed={changed && !pending} />
        <ErrorSummary errors={failure.errors} message={failure.message || undefined} />
        <IdentityFields values={organization} timeZones={timeZones} onCurrency={setCurrency} errorOf={errorOf} />
        <LimitFields values={organization} currency={limitsIn} errorOf={errorOf} />
        <LookFields accentColor={organization.accentColor} errorOf={errorOf} />
        {mayWrite ? (
          <div className="flex justify-end">
            <Button type="submit" pending={pending}>
              {t('submit')}
            </Button>
          </div>
        ) : null}
      </fieldset>
    </form>
  );
}

/** What the form says as the service takes it: what was left empty is null, which takes a setting away. */
function settingsOf(form: FormData): Record<string, unknown> {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const orNull = (name: string) => text(name) || null;
  const amount = (name: string) => (text(name) === '' ? null : Number(text(name)));
  return {
    name: text('name'),
    currency: text('currency').toUpperCase(),
    timeZone: text('timeZone'),
    language: text('language'),
    defaultRegion: orNull('defaultRegion')?.toUpperCase() ?? null,
    supportEmail: orNull('supportEmail'),
    rewardLimitMinor: amount('rewardLimitMinor'),
    approvalThresholdMinor: amount('approvalThresholdMinor'),
    secondApprovalAboveMinor: amount('secondApprovalAboveMinor'),
    taxReportThresholdMinor: amount('taxReportThresholdMinor'),
    accentColor: orNull('accentColor'),
  };
}
