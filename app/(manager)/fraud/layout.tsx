import type { ReactNode } from 'react';
import { ZoneProvider } from '@/components/shell/zone-provider';

export default function FraudLayout({ children }: { children: ReactNode }) {
  return <ZoneProvider namespaces={['fraud.decide']}>{children}</ZoneProvider>;
}
