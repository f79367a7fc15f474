import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';
import { Link } from '@/components/ui/link';

type ReceiptLinkProps = { href: string; children: ReactNode; className?: string };

/** An amount or a name that opens its receipt: in a side sheet, or as the page that it also is. */
export function ReceiptLink({ href, children, className }: ReceiptLinkProps) {
  return (
    <Link
      href={href}
      scroll={false}
      className={cn('rounded-sm underline decoration-dotted underline-offset-4 hover:decoration-solid', className)}
    >
      {children}
    </Link>
  );
}
