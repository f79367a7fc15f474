'use client';
import { PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Link } from '@/components/ui/link';
import { Logo, LogoMark } from './logo';
import { NavList } from './nav-list';
import { SIDEBAR_COOKIE } from './sidebar-cookie';
import type { NavGroup } from './types';

const YEAR_IN_SECONDS = 31_536_000;

type SidebarProps = { groups: readonly NavGroup[]; home: string; defaultCollapsed: boolean };

/** The dashboard's sidebar on wide screens; remembers whether it is collapsed. */
export function Sidebar({ groups, home, defaultCollapsed }: SidebarProps) {
  const t = useTranslations('shell');
  const [collapsed, setCollapsed] = useState(defaultCollapsed);
  function toggle() {
    const next = !collapsed;
    setCollapsed(next);
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers that we support
    document.cookie = `${SIDEBAR_COOKIE}=${next ? 'collapsed' : 'open'}; path=/; max-age=${YEAR_IN_SECONDS}; samesite=lax`;
  }
  return (
    <aside
      aria-label={t('sidebar')}
      className={cn(
        'sticky top-0 hidden h-dvh shrink-0 flex-col gap-5 overflow-y-auto border-r bg-sidebar px-3 py-3.5 transition-[width] duration-200 md:flex',
        collapsed ? 'w-16' : 'w-60',
      )}
    >
      <Link href={home} className={cn('flex h-9 items-center rounded-lg', collapsed ? 'justify-center' : 'px-1.5')}>
        {collapsed ? <LogoMark /> : <Logo name={t('product')} />}
        {collapsed ? <span className="sr-only">{t('product')}</span> : null}
      </Link>
      <NavList label={t('navigation')} groups={groups} collapsed={collapsed} />
      <Button
        variant="ghost"
        size="sm"
        onClick={toggle}
        aria-expanded={!collapsed}
        className={cn('mt-auto text-muted-foreground', collapsed ? 'px-0' : 'justify-start px-2.5')}
      >
        {collapsed ? <PanelLeftOpen aria-hidden /> : <PanelLeftClose aria-hidden />}
        <span className={collapsed ? 'sr-only' : ''}>{collapsed ? t('expand') : t('collapse')}</span>
      </Button>
    </aside>
  );
}
