import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';

type StatCardProps = {
  label: ReactNode;
  /** Already formatted. */
  value: ReactNode;
  /** What it is compared with: "12 % more than the 30 days before". */
  note?: ReactNode;
  className?: string;
};

/** One figure that matters. */
export function StatCard({ label, value, note, className }: StatCardProps) {
  return (
    <div className={cn('@container flex flex-col gap-1 rounded-xl border bg-card px-4 py-3.5', className)}>
      <p className="text-muted-foreground text-sm">{label}</p>
      {/* As large as the card has room for: six beside each other hold "1083,00 US$" too. */}
      <p className="wrap-anywhere tabular font-semibold @min-[12rem]:text-2xl text-xl tracking-tight">{value}</p>
      {note ? <p className="text-muted-foreground text-xs">{note}</p> : null}
    </div>
  );
}
