import { redirect } from 'next/navigation';

export default function AnalyticsPage(): never {
  redirect('/analytics/overview');
}
