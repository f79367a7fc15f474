import type { Language } from '@/lib/domain/common/languages';

/** The settings that the form edits. */
export type OrganisationValues = {
  name: string;
  slug: string;
  currency: string;
  timeZone: string;
  language: Language;
  defaultRegion: string | null;
  supportEmail: string | null;
  rewardLimitMinor: number | null;
  approvalThresholdMinor: number | null;
  secondApprovalAboveMinor: number | null;
  taxReportThresholdMinor: number | null;
  accentColor: string | null;
};

export type ErrorOf = (path: string) => string | undefined;
