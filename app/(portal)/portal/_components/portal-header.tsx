type PortalHeaderProps = { title: string; lead?: string };

/** The top of a page of the portal. */
export function PortalHeader({ title, lead }: PortalHeaderProps) {
  return (
    <header className="flex flex-col gap-1">
      <h1 className="text-2xl">{title}</h1>
      {lead ? <p className="text-pretty text-muted-foreground">{lead}</p> : null}
    </header>
  );
}
