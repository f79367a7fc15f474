import { useTranslations } from 'next-intl';
import { StaffBellButton } from './staff-bell-button';

export type StaffBellProps = { rewards: number; fraudCases: number };

/**
 * What waits for a member of staff, and how much of it; the page keeps it up to date by itself. On the server, since a plural costs
 * a phone the start of its formatters.
 */
export function StaffBell(props: StaffBellProps) {
  const t = useTranslations('shell.bell');
  return <StaffBellButton {...props} label={t('label', { count: props.rewards + props.fraudCases })} />;
}
