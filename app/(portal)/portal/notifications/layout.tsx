import type { ReactNode } from 'react';
import { ZoneProvider } from '@/components/shell/zone-provider';

export default function NotificationsLayout({ children }: { children: ReactNode }) {
  return <ZoneProvider namespaces={['portal.news']}>{children}</ZoneProvider>;
}
