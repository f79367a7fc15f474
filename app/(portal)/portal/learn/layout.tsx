import type { ReactNode } from 'react';
import { ZoneProvider } from '@/components/shell/zone-provider';

export default function LearnLayout({ children }: { children: ReactNode }) {
  return <ZoneProvider namespaces={['training']}>{children}</ZoneProvider>;
}
