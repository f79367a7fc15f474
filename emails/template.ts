import type { ReactElement } from 'react';

/** A mail before it is rendered. */
export interface Template {
  subject: string;
  body: ReactElement;
}
