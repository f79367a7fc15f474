import type { ReactNode } from 'react';
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card';

type FormSectionProps = { id: string; title: string; help?: string; children: ReactNode };

/** One part of the form; the summary leads to it. */
export function FormSection({ id, title, help, children }: FormSectionProps) {
  return (
    <Card id={`section-${id}`} className="scroll-mt-20">
      <CardHeader>
        <CardTitle>{title}</CardTitle>
        {help ? <CardDescription className="text-pretty">{help}</CardDescription> : null}
      </CardHeader>
      <CardContent className="flex flex-col gap-5">{children}</CardContent>
    </Card>
  );
}
