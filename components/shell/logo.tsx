import { cn } from '@/components/ui/cn';

/** The mark: a stem with two fronds, one for who invites and one for who is invited. Together they read as a k. */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={cn('size-7', className)}>
      <rect width="32" height="32" rx="9" className="fill-primary" />
      <path d="M10.5 7v18" className="stroke-primary-foreground" strokeWidth="3" strokeLinecap="round" fill="none" />
      <path d="M11.5 17.2C11.8 11 16 7.4 23 7c.3 6.3-4 10.4-11.5 10.2Z" className="fill-primary-foreground" />
      <path d="M14 18.6c5.2-.3 8.6 2.3 9 6.6-4.9.2-8.6-2-9-6.6Z" className="fill-apricot" />
    </svg>
  );
}

/** Mark and name. */
export function Logo({ className, name }: { className?: string; name: string }) {
  return (
    <span className={cn('inline-flex items-center gap-2 font-semibold text-lg tracking-tight', className)}>
      <LogoMark />
      {name}
    </span>
  );
}
