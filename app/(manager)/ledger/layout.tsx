import type { ReactNode } from 'react';
import { ZoneProvider } from '@/components/shell/zone-provider';

export default function LedgerLayout({ children }: { children: ReactNode }) {
  return <ZoneProvider namespaces={['ledger']}>{children}</ZoneProvider>;
}
