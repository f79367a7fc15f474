'use client';
import { Ellipsis } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useActionButton } from '@/components/forms/use-action-button';
import { Button } from '@/components/ui/button';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { toast } from '@/components/ui/toast';
import type { ActionResult } from '@/lib/auth/run-action';
import { STAFF_ROLES, type StaffRole } from '@/lib/domain/organizations/roles';
import { changeRoleAction, deactivateStaffAction, inviteStaffAction, reactivateStaffAction } from './actions';

const UNDO_MS = 10_000;

type StaffActionsProps = { member: { id: string; name: string; role: StaffRole; isActive: boolean } };

/** Role, invitation and access of one member of staff. Each change can be taken back at once. */
export function StaffActions({ member }: StaffActionsProps) {
  const t = useTranslations('settings.staff');
  const { run, pending } = useActionButton();
  const { id, name, role, isActive } = member;

  const change = (work: () => Promise<ActionResult<string>>, done: string, undo?: () => void) =>
    run(work, () =>
      toast.success(done, undo ? { duration: UNDO_MS, action: { label: t('undo'), onClick: undo } } : {}),
    );
  const setRole = (to: StaffRole, from?: StaffRole): unknown =>
    change(
      () => changeRoleAction(id, to),
      t('roleChanged', { name, role: t(`role.${to}`) }),
      from && (() => setRole(from)),
    );
  const reactivate = () => change(() => reactivateStaffAction(id), t('reactivated', { name }));

  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" size="icon-sm" pending={pending} aria-label={t('actions', { name })}>
          <Ellipsis aria-hidden />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        {isActive ? (
          <>
            <DropdownMenuLabel>{t('roleLabel')}</DropdownMenuLabel>
            <DropdownMenuRadioGroup value={role} onValueChange={(to) => setRole(to as StaffRole, role)}>
              {STAFF_ROLES.map((one) => (
                <DropdownMenuRadioItem key={one} value={one}>
                  {t(`role.${one}`)}
                </DropdownMenuRadioItem>
              ))}
            </DropdownMenuRadioGroup>
            <DropdownMenuSeparator />
            <DropdownMenuItem onSelect={() => change(() => inviteStaffAction(id), t('invited', { name }))}>
              {t('inviteAgain')}
            </DropdownMenuItem>
            <DropdownMenuItem
              destructive
              onSelect={() => change(() => deactivateStaffAction(id), t('deactivated', { name }), reactivate)}
            >
              {t('deactivate')}
            </DropdownMenuItem>
          </>
        ) : (
          <DropdownMenuItem onSelect={reactivate}>{t('reactivate')}</DropdownMenuItem>
        )}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
