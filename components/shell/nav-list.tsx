'use client';
import { usePathname } from 'next/navigation';
import { lazy, Suspense } from 'react';
import { cn } from '@/components/ui/cn';
import { Link } from '@/components/ui/link';
import { isCurrent } from './is-current';
import type { NavGroup, NavItem } from './types';

// Only a collapsed sidebar needs it.
const Tooltip = lazy(async () => ({ default: (await import('@/components/ui/tooltip')).Tooltip }));

type NavListProps = { label: string; groups: readonly NavGroup[]; collapsed?: boolean; onNavigate?: () => void };

/** The shell's links in groups. Collapsed, only icons show and the words become tooltips. */
export function NavList({ label, groups, collapsed = false, onNavigate }: NavListProps) {
  return (
    <nav aria-label={label} className="flex flex-col gap-5">
      {groups.map((group) => (
        <div key={group.items[0]?.href} className="flex flex-col gap-1">
          {group.label && !collapsed ? (
            <p className="px-2.5 font-medium text-muted-foreground text-xs">{group.label}</p>
          ) : null}
          <ul className="flex flex-col gap-0.5">
            {group.items.map((item) => (
              <li key={item.href}>
                <NavLink item={item} collapsed={collapsed} onNavigate={onNavigate} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function NavLink({ item, collapsed, onNavigate }: { item: NavItem; collapsed: boolean; onNavigate?: () => void }) {
  const current = isCurrent(usePathname(), item.href);
  const link = (
    <Link
      href={item.href}
      onClick={onNavigate}
      aria-current={current ? 'page' : undefined}
      className={cn(
        'flex h-9 items-center gap-2.5 rounded-lg px-2.5 text-base transition-colors [&_svg]:size-4.5 [&_svg]:shrink-0',
        current
          ? 'bg-accent font-medium text-foreground [&_svg]:text-primary'
          : 'text-muted-foreground hover:bg-accent hover:text-foreground',
        collapsed && 'justify-center px-0',
      )}
    >
      {item.icon}
      <span className={collapsed ? 'sr-only' : 'truncate'}>{item.label}</span>
      {item.count && !collapsed ? (
        <span className="tabular ml-auto rounded-full bg-apricot-soft px-1.5 font-medium text-apricot-foreground text-xs">
          {item.count}
        </span>
      ) : null}
    </Link>
  );
  if (!collapsed) return link;
  return (
    <Suspense fallback={link}>
      <Tooltip side="right" label={item.label}>
        {link}
      </Tooltip>
    </Suspense>
  );
}
