import type { ReactNode } from 'react';
import { ZoneProvider } from '@/components/shell/zone-provider';

export default function ReferralsLayout({ children }: { children: ReactNode }) {
  return (
    <ZoneProvider namespaces={['attribution.override', 'attribution.verify', 'conversions', 'referrals.milestones']}>
      {children}
    </ZoneProvider>
  );
}
