import { Icon, type IconName } from './icon';

export interface NoticeProps {
  icon: IconName;
  title: string;
  text: string;
  /** What to do next; null when there is nothing. */
  action: { href: string; label: string } | null;
}

/** Why a code does not work now, and what to do. */
export function Notice({ icon, title, text, action }: NoticeProps) {
  return (
    <main className="wrap center">
      <div className="card note">
        <span className="badge">
          <Icon name={icon} />
        </span>
        <h1>{title}</h1>
        <p className="lead">{text}</p>
        {action && (
          <a className="act" href={action.href}>
            {action.label}
          </a>
        )}
      </div>
    </main>
  );
}
