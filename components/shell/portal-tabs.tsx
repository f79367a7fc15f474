'use client';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { cn } from '@/components/ui/cn';
import { Link } from '@/components/ui/link';
import { isCurrent } from './is-current';
import type { NavItem } from './types';

/** The portal's navigation where there is room above the page; on a phone the bottom bar takes its place. */
export function PortalTabs({ items }: { items: readonly NavItem[] }) {
  const t = useTranslations('shell');
  const pathname = usePathname();
  return (
    <nav aria-label={t('navigation')} className="mx-auto hidden w-full max-w-3xl overflow-x-auto px-2 md:block">
      <ul className="flex">
        {items.map((item) => {
          const current = isCurrent(pathname, item.href);
          return (
            <li key={item.href}>
              <Link
                href={item.href}
                aria-current={current ? 'page' : undefined}
                className={cn(
                  'flex h-11 items-center gap-1.5 whitespace-nowrap border-b-2 px-2 text-base [&_svg]:size-4.5',
                  current
                    ? 'border-primary font-medium text-foreground [&_svg]:text-primary'
                    : 'border-transparent text-muted-foreground hover:text-foreground',
                )}
              >
                {item.icon}
                {item.label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
