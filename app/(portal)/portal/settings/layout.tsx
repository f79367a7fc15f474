import type { ReactNode } from 'react';
import { ZoneProvider } from '@/components/shell/zone-provider';

export default function SettingsLayout({ children }: { children: ReactNode }) {
  return (
    <ZoneProvider
      namespaces={['messageNames', 'payoutMethod', 'portalMessages', 'portalStart.guardian', 'portalStart.welcome']}
    >
      {children}
    </ZoneProvider>
  );
}
