import type { ReactNode } from 'react';
import { ZoneProvider } from '@/components/shell/zone-provider';

export default function WalletLayout({ children }: { children: ReactNode }) {
  return <ZoneProvider namespaces={['portal.redeem', 'portal.share', 'portal.wallet']}>{children}</ZoneProvider>;
}
