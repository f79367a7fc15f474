import type { ReactNode } from 'react';
import { ZoneProvider } from '@/components/shell/zone-provider';

export default function AnalyticsLayout({ children }: { children: ReactNode }) {
  return <ZoneProvider namespaces={['analytics.tabs', 'dashboard', 'liability']}>{children}</ZoneProvider>;
}
