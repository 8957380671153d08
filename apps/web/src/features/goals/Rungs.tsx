/** Five rising bars, filled up to the grade; the words always stand beside it. */
export function Rungs({ grade }: { grade: number }) {
  return (
    <span className="rungs" aria-hidden="true">
      {[1, 2, 3, 4, 5].map((rung) => (
        <i key={rung} className={rung <= grade ? 'is-on' : undefined} />
      ))}
    </span>
  );
}
