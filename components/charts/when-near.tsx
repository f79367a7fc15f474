'use client';
import { type ReactNode, Suspense, useEffect, useRef, useState } from 'react';

/** Keeps the place of a drawing, and fetches it only when it comes into sight. */
export function WhenNear({ height, children }: { height: number; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    if (!place.current || typeof IntersectionObserver === 'undefined') return setNear(true);
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && setNear(true));
    observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={place} style={{ minHeight: height }}>
      {isNear ? <Suspense>{children}</Suspense> : null}
    </div>
  );
}
