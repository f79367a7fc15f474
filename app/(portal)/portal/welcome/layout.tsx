import type { ReactNode } from 'react';
import { ZoneProvider } from '@/components/shell/zone-provider';

export default function WelcomeLayout({ children }: { children: ReactNode }) {
  return (
    <ZoneProvider namespaces={['payoutMethod', 'portal.start', 'portalStart.guardian', 'portalStart.welcome']}>
      {children}
    </ZoneProvider>
  );
}
