import type { FunnelStep } from '@/lib/services/analytics/funnel';

/** A step for the chart. Friends may leave steps out, so from the first step of the school on the share is that of all sign-ups. */
export function chartStep({ key, count, rateOfLeads }: FunnelStep, label: string) {
  return { key, label, count, ...(key === 'leads' ? {} : { ofSignUps: rateOfLeads }) };
}
