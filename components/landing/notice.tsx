import { Icon, type IconName } from './icon';
import type { LandingTranslator } from './props';

export interface NoticeProps {
  t: LandingTranslator;
  icon: IconName;
  title: string;
  text: string;
  supportEmail: string | null;
}

/** Why a code does not work now, and what to do. */
export function Notice({ t, icon, title, text, supportEmail }: NoticeProps) {
  return (
    <main className="wrap center">
      <div className="card note">
        <span className="badge">
          <Icon name={icon} />
        </span>
        <h1>{title}</h1>
        <p className="lead">{text}</p>
        {supportEmail && (
          <a className="act" href={`mailto:${supportEmail}`}>
            {t('notices.contact', { email: supportEmail })}
          </a>
        )}
      </div>
    </main>
  );
}
