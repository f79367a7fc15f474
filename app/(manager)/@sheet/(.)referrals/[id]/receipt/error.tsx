'use client';
import { RouteSheetError } from '@/components/shell/route-sheet-parts';

type ErrorProps = { error: Error & { digest?: string }; reset: () => void };

export default function SheetError(props: ErrorProps) {
  return <RouteSheetError {...props} />;
}
