import type { ReactNode } from 'react';
import { Text } from 'react-email';

const style = {
  fontFamily: "'Geist', -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif",
  fontSize: '16px',
  lineHeight: '26px',
  color: '#292524',
  margin: '0 0 12px',
};

/** A paragraph of a mail. */
export function Paragraph({ children }: { children: ReactNode }) {
  return <Text style={style}>{children}</Text>;
}
