import type { ReactNode } from 'react';
import { ZoneProvider } from '@/components/shell/zone-provider';

export default function ConversionsLayout({ children }: { children: ReactNode }) {
  return <ZoneProvider namespaces={['conversions']}>{children}</ZoneProvider>;
}
