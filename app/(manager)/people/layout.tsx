import type { ReactNode } from 'react';
import { ZoneProvider } from '@/components/shell/zone-provider';

export default function PeopleLayout({ children }: { children: ReactNode }) {
  return <ZoneProvider namespaces={['payoutMethod', 'people']}>{children}</ZoneProvider>;
}
