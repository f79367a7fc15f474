import { Bell } from 'lucide-react';

/** A bell with how much is new; its button or link is `relative` and says it in words. */
export function BellFace({ count }: { count: number }) {
  return (
    <>
      <Bell aria-hidden />
      {count > 0 ? (
        <span
          aria-hidden
          className="tabular absolute -top-0.5 -right-0.5 flex min-w-4.5 justify-center rounded-full bg-apricot px-1 font-semibold text-[oklch(0.24_0.05_60)] text-xs leading-4.5"
        >
          {count > 99 ? '99+' : count}
        </span>
      ) : null}
    </>
  );
}
