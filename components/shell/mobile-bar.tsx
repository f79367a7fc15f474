'use client';
import { Menu } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { lazy, Suspense, useState } from 'react';
import { cn } from '@/components/ui/cn';
import { Link } from '@/components/ui/link';
import { isCurrent } from './is-current';
import type { NavGroup, NavItem } from './types';
import { useLate } from './use-late';

const tabClasses =
  'flex h-14 w-full flex-col items-center justify-center gap-0.5 rounded-lg text-xs transition-colors [&_svg]:size-5';

const load = () => import('./nav-sheet');
const NavSheet = lazy(async () => ({ default: (await load()).NavSheet }));

type MobileBarProps = {
  items: readonly NavItem[];
  /** Given, a fifth place opens a sheet with everything. */
  groups?: readonly NavGroup[];
};

/** The phone's bottom bar of four, and a sheet with the rest. */
export function MobileBar({ items, groups }: MobileBarProps) {
  const t = useTranslations('shell');
  const pathname = usePathname();
  // Undefined until it is opened for the first time: only then is the sheet fetched.
  const [open, setOpen] = useState<boolean>();
  const { near, whenThere } = useLate(load);
  return (
    <nav
      aria-label={t('bottomNavigation')}
      className="fixed inset-x-0 bottom-0 z-40 border-t bg-card/95 pb-safe backdrop-blur md:hidden"
    >
      <ul className="grid auto-cols-fr grid-flow-col px-1">
        {items.map((item) => {
          const current = isCurrent(pathname, item.href);
          return (
            <li key={item.href}>
              <Link
                href={item.href}
                aria-current={current ? 'page' : undefined}
                className={cn(tabClasses, current ? 'font-medium text-primary' : 'text-muted-foreground')}
              >
                {item.icon}
                <span className="max-w-full truncate tracking-tight">{item.short ?? item.label}</span>
              </Link>
            </li>
          );
        })}
        {groups ? (
          <li>
            <button
              type="button"
              aria-haspopup="dialog"
              aria-expanded={open === true}
              onPointerEnter={near}
              onFocus={near}
              onClick={() => whenThere(() => setOpen(true))}
              className={cn(tabClasses, 'text-muted-foreground')}
            >
              <Menu aria-hidden />
              {t('more')}
            </button>
            {open === undefined ? null : (
              <Suspense>
                <NavSheet open={open} onOpenChange={setOpen} label={t('navigation')} groups={groups} />
              </Suspense>
            )}
          </li>
        ) : null}
      </ul>
    </nav>
  );
}
