import type { ReactNode } from 'react';
import { ZoneProvider } from '@/components/shell/zone-provider';

export default function ProgramsLayout({ children }: { children: ReactNode }) {
  return (
    <ZoneProvider namespaces={['attribution.whatIf', 'backtest', 'conversions', 'programs', 'referrals.receiptPage']}>
      {children}
    </ZoneProvider>
  );
}
