import type { ReactNode } from 'react';
import { ZoneProvider } from '@/components/shell/zone-provider';

export default function DashboardLayout({ children }: { children: ReactNode }) {
  return <ZoneProvider namespaces={['dashboard']}>{children}</ZoneProvider>;
}
