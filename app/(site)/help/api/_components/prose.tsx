/** A sentence of the document, in which backticks mark what is written in code. */
export function Prose({ text }: { text: string }) {
  return (
    <p className="text-pretty text-base text-muted-foreground">
      {text.split(/(`[^`]+`)/).map((part) =>
        part.startsWith('`') ? (
          <code key={part} className="font-mono text-sm">
            {part.slice(1, -1)}
          </code>
        ) : (
          part
        ),
      )}
    </p>
  );
}
