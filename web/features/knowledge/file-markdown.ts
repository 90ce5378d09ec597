/** How a text names an upload: words in brackets, the attachment as the target. */
export function markdownOf(
  { attachmentId, isPicture }: { readonly attachmentId: string; readonly isPicture: boolean },
  words: string,
): string {
  // Brackets and line ends would end the name early.
  const plain = words.trim().replaceAll(/[[\]\\\n]/g, ' ');
  return `${isPicture ? '!' : ''}[${plain}](attachment:${attachmentId})`;
}

/** The text with a piece put where the writer is, on lines of its own. */
export function withPiece(text: string, at: number, piece: string): string {
  const before = text.slice(0, at).trimEnd();
  const after = text.slice(at).trimStart();
  return [before, piece, after].filter((part) => part !== '').join('\n\n');
}
