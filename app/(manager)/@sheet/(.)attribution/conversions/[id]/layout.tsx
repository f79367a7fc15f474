import type { ReactNode } from 'react';
import { RouteSheet } from '@/components/shell/route-sheet';
import { ZoneProvider } from '@/components/shell/zone-provider';

export default function SheetLayout({ children }: { children: ReactNode }) {
  return (
    <ZoneProvider namespaces={['attribution.override', 'attribution.verify', 'conversions']}>
      <RouteSheet>{children}</RouteSheet>
    </ZoneProvider>
  );
}
