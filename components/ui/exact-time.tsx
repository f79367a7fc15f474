'use client';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';

type Shown = { of: HTMLElement; text: string };

const GAP_PX = 6;
const EDGE_PX = 8;

/**
 * Shows the exact time of the relative one (`DateTime`) that was tapped, clicked or chosen by key: one listener for the whole page,
 * since a list has fifty of them. A second tap, one elsewhere, Escape, Tab and scrolling take it away.
 */
export function ExactTime() {
  const [shown, setShown] = useState<Shown | null>(null);
  const box = useRef<HTMLSpanElement>(null);

  useEffect(() => {
    const onClick = ({ target }: MouseEvent) => {
      const of = target instanceof Element ? target.closest<HTMLElement>('[data-exact-time]') : null;
      if (of) setShown((before) => (before?.of === of ? null : { of, text: of.title }));
    };
    document.addEventListener('click', onClick);
    return () => document.removeEventListener('click', onClick);
  }, []);

  useEffect(() => {
    if (!shown) return;
    const hide = () => setShown(null);
    const elsewhere = ({ target }: Event) => {
      if (!(target instanceof Node && shown.of.contains(target))) hide();
    };
    // Before a sheet around it hears of the key, which would close as well.
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopImmediatePropagation();
      hide();
    };
    window.addEventListener('keydown', onKey, true);
    window.addEventListener('pointerdown', elsewhere, true);
    window.addEventListener('focusin', elsewhere);
    window.addEventListener('scroll', hide, true);
    window.addEventListener('resize', hide);
    return () => {
      window.removeEventListener('keydown', onKey, true);
      window.removeEventListener('pointerdown', elsewhere, true);
      window.removeEventListener('focusin', elsewhere);
      window.removeEventListener('scroll', hide, true);
      window.removeEventListener('resize', hide);
    };
  }, [shown]);

  useLayoutEffect(() => {
    if (shown && box.current) place(box.current, shown.of.getBoundingClientRect());
  }, [shown]);

  return (
    <>
      {/* Over what is modal too: there only live regions stay within reach of a screen reader. */}
      <span aria-live="polite" className="sr-only">
        {shown?.text}
      </span>
      {shown ? (
        <span
          ref={box}
          aria-hidden
          className="pointer-events-none fixed z-60 max-w-[calc(100vw-1rem)] rounded-md bg-foreground px-2.5 py-1.5 text-background text-sm shadow-float"
        >
          {shown.text}
        </span>
      ) : null}
    </>
  );
}

/** Above what was tapped, where the finger does not cover it, and within the window. */
function place(box: HTMLElement, around: DOMRect): void {
  const { width, height } = box.getBoundingClientRect();
  const middle = around.left + around.width / 2 - width / 2;
  const above = around.top - height - GAP_PX;
  const left = Math.max(EDGE_PX, Math.min(middle, document.documentElement.clientWidth - width - EDGE_PX));
  box.style.left = `${left}px`;
  box.style.top = `${above < EDGE_PX ? around.bottom + GAP_PX : above}px`;
}
