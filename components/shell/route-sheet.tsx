'use client';
import { usePathname, useRouter } from 'next/navigation';
import { createContext, type ReactNode, useContext, useRef, useState } from 'react';
import { Sheet, SheetContent } from '@/components/ui/sheet';

const Close = createContext<() => void>(() => undefined);

/** Closes the sheet that this stands in; nothing happens on a page. */
export const useCloseSheet = () => useContext(Close);

/**
 * The side sheet of a route that opens over the page it was asked from: its address is that of the page it also is. Closing is the way
 * back, and what opened it has the keyboard again. The slot keeps its content on the way to another page, so the address decides.
 */
export function RouteSheet({ children }: { children: ReactNode }) {
  const router = useRouter();
  const pathname = usePathname();
  const [own] = useState(pathname);
  const opener = useRef<Element | null>(null);
  const close = () => router.back();
  return (
    <Sheet open={pathname === own} onOpenChange={(open) => open || close()}>
      <SheetContent
        className="sm:w-[34rem] sm:max-w-xl"
        onOpenAutoFocus={() => {
          opener.current = document.activeElement;
        }}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          if (opener.current instanceof HTMLElement) opener.current.focus();
        }}
      >
        <Close value={close}>{children}</Close>
      </SheetContent>
    </Sheet>
  );
}
