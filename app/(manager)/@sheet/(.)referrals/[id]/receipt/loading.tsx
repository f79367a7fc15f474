import { RouteSheetSkeleton } from '@/components/shell/route-sheet-parts';

export default function Loading() {
  return <RouteSheetSkeleton />;
}
