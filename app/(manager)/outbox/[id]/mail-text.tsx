const LINK = /(https?:\/\/[^\s)]+)/g;

/** The plain-text twin of a mail, its links to be clicked. */
export function MailText({ text }: { text: string }) {
  return (
    <pre className="whitespace-pre-wrap break-words rounded-xl border bg-card p-4 font-sans">
      {text.split(LINK).map((part, index) =>
        index % 2 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the text never changes
          <a key={index} href={part} className="text-primary underline underline-offset-2">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </pre>
  );
}
