'use client';
import { usePathname, useSearchParams } from 'next/navigation';
import { useState } from 'react';

/**
 * The address of the page that this stands on. While a sheet is open over it (`components/shell/route-sheet`), the browser's address is
 * the sheet's: filters and pages of the list below stay as they are. For what a page draws, not for what stays from page to page.
 */
export function useOwnAddress() {
  const pathname = usePathname();
  const params = useSearchParams();
  const [own, setOwn] = useState({ pathname, params });
  if (pathname === own.pathname && params !== own.params) setOwn({ pathname, params });
  return pathname === own.pathname ? { pathname, params } : own;
}
