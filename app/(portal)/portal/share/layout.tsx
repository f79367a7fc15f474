import type { ReactNode } from 'react';
import { ZoneProvider } from '@/components/shell/zone-provider';

export default function ShareLayout({ children }: { children: ReactNode }) {
  return <ZoneProvider namespaces={['portal.share', 'portalStart.messages']}>{children}</ZoneProvider>;
}
