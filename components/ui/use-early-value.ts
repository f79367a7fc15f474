'use client';
import { type Ref, type RefCallback, useCallback, useEffect, useRef } from 'react';

type Control = HTMLInputElement | HTMLTextAreaElement;

/**
 * What somebody typed, or which file he chose, before the page came alive: React leaves it in the box but tells nobody, and the next
 * time the form is drawn it would be gone. It is told as if it had just been typed. Lost is only what was changed in a text of several
 * lines that was there before: React puts that back itself.
 * @returns the ref for the box, which also fills the one given
 */
export function useEarlyValue<Box extends Control>(ref: Ref<Box> | undefined): RefCallback<Box> {
  const box = useRef<Box>(null);
  /** Looked at once, before a form puts its own value into the box; null when it is what the server sent. */
  const early = useRef<string | null>(undefined);
  useEffect(() => {
    // After the effects of the form around it, which listens from then on.
    queueMicrotask(() => {
      if (box.current && typeof early.current === 'string') tellAsTyped(box.current, early.current);
    });
  }, []);
  return useCallback(
    (node) => {
      if (node && early.current === undefined) early.current = isChanged(node) ? node.value : null;
      box.current = node;
      return fill(ref, node);
    },
    [ref],
  );
}

function isChanged(node: Control): boolean {
  return node.type === 'file' ? Boolean((node as HTMLInputElement).files?.length) : node.value !== node.defaultValue;
}

function tellAsTyped(node: Control, value: string): void {
  if (node.type !== 'file') {
    // React passes over an event of a box whose value it knows, and it knows what it set through the element itself.
    node.value = node.defaultValue;
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(node), 'value')?.set?.call(node, value);
    node.dispatchEvent(new Event('input', { bubbles: true }));
  }
  node.dispatchEvent(new Event('change', { bubbles: true }));
}

function fill<Box>(ref: Ref<Box> | undefined, node: Box | null): ReturnType<RefCallback<Box>> {
  if (typeof ref === 'function') return ref(node);
  if (ref) ref.current = node;
}
