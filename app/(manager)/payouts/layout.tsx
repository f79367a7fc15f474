import type { ReactNode } from 'react';
import { ZoneProvider } from '@/components/shell/zone-provider';

export default function PayoutsLayout({ children }: { children: ReactNode }) {
  return <ZoneProvider namespaces={['payouts', 'reconciliation']}>{children}</ZoneProvider>;
}
