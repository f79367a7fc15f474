'use client';
import { useLocale, useTranslations } from 'next-intl';
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card';
import { FormField } from '@/components/ui/form-field';
import { MoneyInput } from '@/components/ui/money-input';
import { formatMoney } from '@/lib/domain/money/money';
import { maxApprovalFreeMinor, maxRewardPerReferralMinor } from '@/lib/domain/organizations/limits';
import type { ErrorOf, OrganisationValues } from './values';

type LimitFieldsProps = { values: OrganisationValues; currency: string; errorOf: ErrorOf };

/** Rules 2 and 5, which a school may tighten and never widen; said with the figures of its currency. */
export function LimitFields({ values, currency, errorOf }: LimitFieldsProps) {
  const t = useTranslations('settings.organisation');
  const locale = useLocale();
  const say = (amountMinor: number) => formatMoney({ amountMinor, currency }, locale);
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('limits')}</CardTitle>
        <CardDescription>{t('limitsText')}</CardDescription>
      </CardHeader>
      <CardContent className="grid gap-5 sm:grid-cols-2">
        <FormField
          name="rewardLimitMinor"
          label={t('rewardLimit')}
          help={t('rewardLimitHelp', { most: say(maxRewardPerReferralMinor(currency)) })}
          error={errorOf('rewardLimitMinor')}
        >
          <MoneyInput name="rewardLimitMinor" currency={currency} defaultValue={values.rewardLimitMinor} />
        </FormField>
        <FormField
          name="approvalThresholdMinor"
          label={t('approval')}
          help={t('approvalHelp', { most: say(maxApprovalFreeMinor(currency)) })}
          error={errorOf('approvalThresholdMinor')}
        >
          <MoneyInput name="approvalThresholdMinor" currency={currency} defaultValue={values.approvalThresholdMinor} />
        </FormField>
        <FormField
          name="secondApprovalAboveMinor"
          label={t('secondApproval')}
          help={t('secondApprovalHelp')}
          error={errorOf('secondApprovalAboveMinor')}
        >
          <MoneyInput
            name="secondApprovalAboveMinor"
            currency={currency}
            defaultValue={values.secondApprovalAboveMinor}
          />
        </FormField>
        <FormField
          name="taxReportThresholdMinor"
          label={t('taxThreshold')}
          help={t('taxThresholdHelp')}
          error={errorOf('taxReportThresholdMinor')}
        >
          <MoneyInput
            name="taxReportThresholdMinor"
            currency={currency}
            defaultValue={values.taxReportThresholdMinor}
          />
        </FormField>
      </CardContent>
    </Card>
  );
}
