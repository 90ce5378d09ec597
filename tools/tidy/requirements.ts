import { textOf } from './files.ts';

/** Ids of docs/requirements.md: the first column of its tables. */
export function knownRequirements(): ReadonlySet<string> {
  const rows = textOf('docs/requirements.md').matchAll(/^\|\s*([A-Z]+(?:-[A-Z]+)?-?\d+)\s*\|/gm);
  return new Set([...rows].map(([, id]) => id ?? ''));
}

/** Ids cited in a text, e.g. R-PROM-05 and CLK-2; `R-REQ-01 … 17` cites its first one only. */
export function citedRequirements(text: string): string[] {
  return [...text.matchAll(/\b(?:R-[A-Z]+-\d{2}|CLK-\d+)\b/g)].map(([id]) => id);
}
