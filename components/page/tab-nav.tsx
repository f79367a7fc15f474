'use client';
import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { cn } from '@/components/ui/cn';
import { Link } from '@/components/ui/link';

type TabNavProps = {
  label: string;
  items: readonly { href: string; label: string; count?: number }[];
  /** What every address keeps, without its question mark. */
  query?: string;
};

/** Tabs that are pages of their own, each with its address. Where they do not fit, the one that is open is brought into sight. */
export function TabNav({ label, items, query }: TabNavProps) {
  const pathname = usePathname();
  const nav = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page has another open tab
  useEffect(() => {
    const open = nav.current?.querySelector<HTMLElement>('[aria-current="page"]');
    if (!nav.current || !open) return;
    nav.current.scrollLeft = open.offsetLeft - (nav.current.clientWidth - open.offsetWidth) / 2;
  }, [pathname]);
  return (
    <nav ref={nav} aria-label={label} className="relative -mx-4 overflow-x-auto border-b px-4 md:mx-0 md:px-0">
      <ul className="flex w-max gap-5 max-md:pr-4">
        {items.map((item) => {
          const current = pathname === item.href;
          return (
            <li key={item.href}>
              <Link
                href={query ? `${item.href}?${query}` : item.href}
                aria-current={current ? 'page' : undefined}
                className={cn(
                  '-mb-px flex h-10 items-center gap-1.5 whitespace-nowrap border-b-2 font-medium text-base transition-colors',
                  current
                    ? 'border-primary text-foreground'
                    : 'border-transparent text-muted-foreground hover:text-foreground',
                )}
              >
                {item.label}
                {item.count === undefined ? null : (
                  <span className="tabular rounded-full bg-muted px-1.5 text-muted-foreground text-xs">
                    {item.count}
                  </span>
                )}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
