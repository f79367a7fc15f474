import type { ReactNode } from 'react';
import { ZoneProvider } from '@/components/shell/zone-provider';

export default function RewardsLayout({ children }: { children: ReactNode }) {
  return <ZoneProvider namespaces={['rewards']}>{children}</ZoneProvider>;
}
