import type { ReactNode } from 'react';
import { ZoneProvider } from '@/components/shell/zone-provider';

export default function CommunityLayout({ children }: { children: ReactNode }) {
  return <ZoneProvider namespaces={['community']}>{children}</ZoneProvider>;
}
