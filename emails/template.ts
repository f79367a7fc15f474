import type { ReactElement } from 'react';
import type { LayoutProps } from './layout';

/** A mail before it is rendered: its body is a `Layout`. */
export interface Template {
  subject: string;
  body: ReactElement<LayoutProps>;
}
