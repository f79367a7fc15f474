'use client';
import { useTranslations } from 'next-intl';
import { TextareaField } from '@/components/forms/textarea-field';
import { BasicsSection } from './basics-section';
import { BonusList } from './bonus-list';
import { CourseRuleList } from './course-rule-list';
import { EarnSection } from './earn-section';
import { FormSection } from './form-section';
import { LimitsSection } from './limits-section';
import { PromotionList } from './promotion-list';
import { RewardsSection } from './rewards-section';
import type { School } from './school';
import { TierList } from './tier-list';
import { WhoSection } from './who-section';

/** All parts of the form, in the order of the summary. */
export function FormSections({ school, fixed }: { school: School; fixed: boolean }) {
  const t = useTranslations('programs.form');
  return (
    <>
      <BasicsSection timeZone={school.timeZone} fixed={fixed} />
      <WhoSection fixed={fixed} />
      <EarnSection />
      <RewardsSection />
      <FormSection id="extras" title={t('sections.extras')} help={t('sectionHelp.extras')}>
        <TierList />
        <BonusList />
        <PromotionList school={school} />
        <CourseRuleList school={school} />
      </FormSection>
      <LimitsSection />
      <FormSection id="terms" title={t('sections.terms')} help={t('sectionHelp.terms')}>
        <TextareaField name="termsAndConditions" label={t('fields.terms')} rows={8} required />
      </FormSection>
    </>
  );
}
