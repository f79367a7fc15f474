'use client';
import { ThemeProvider } from 'next-themes';
import { type ReactNode, useState } from 'react';
import { NonceBridge } from './nonce-bridge';

/**
 * Light and dark, and the page's CSP nonce for the libraries that add style elements. The nonce of the first answer stays: a
 * refresh or a server action brings another one, but the document keeps the policy that it came with.
 */
export function Themed({ nonce, children }: { nonce?: string; children: ReactNode }) {
  const [first] = useState(nonce);
  return (
    <ThemeProvider attribute="class" defaultTheme="system" enableSystem disableTransitionOnChange nonce={first}>
      <NonceBridge nonce={first} />
      {children}
    </ThemeProvider>
  );
}
