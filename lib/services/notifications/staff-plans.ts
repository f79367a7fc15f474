import { findStaffMember, findStaffWithRoles } from '@/db/queries/notice-facts';
import type { EventData } from '@/lib/domain/events';
import type { Mail, MailSchool } from '@/lib/domain/notifications/mails';
import type { Tx } from '../transact';
import { greeting, type NoticePlan, tellStaff } from './plan';

/** Somebody was added to the staff: he is told where to sign in. */
export async function planStaffInvited(
  tx: Tx,
  school: MailSchool,
  { staffId, at }: EventData<'staff/invited'>,
): Promise<NoticePlan[]> {
  const member = await findStaffMember(tx.sql, staffId);
  if (!member || member.disabledAt) return [];
  const mail = { ...greeting(school, member.name, '/sign-in'), template: 'staff-invited', role: member.role } as const;
  return [tellStaff(member, mail, `invited:${staffId}:${at}`)];
}

/** An endpoint took nothing for days and was switched off: the owners, who look after webhooks, are told. */
export async function planWebhookDisabled(
  tx: Tx,
  school: MailSchool,
  { endpointId, url: address, reason, at }: EventData<'webhook/endpoint.disabled'>,
): Promise<NoticePlan[]> {
  const owners = await findStaffWithRoles(tx.sql, ['owner']);
  return owners.map((owner) => {
    const common = greeting(school, owner.name, `/settings/webhooks/${endpointId}`);
    const mail: Mail = {
      ...common,
      template: 'webhook-disabled',
      address,
      reason: reason === 'gone' ? 'gone' : 'failing',
    };
    return tellStaff(owner, mail, `webhook-disabled:${endpointId}:${owner.id}:${at}`);
  });
}
