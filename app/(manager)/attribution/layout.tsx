import type { ReactNode } from 'react';
import { ZoneProvider } from '@/components/shell/zone-provider';

export default function AttributionLayout({ children }: { children: ReactNode }) {
  return (
    <ZoneProvider namespaces={['attribution', 'conversions', 'dashboard.program', 'referrals.receiptPage']}>
      {children}
    </ZoneProvider>
  );
}
