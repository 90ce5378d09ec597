import { refusals } from '#contracts/refusals.ts';
import type { RefusalSpec } from '#domain/kernel/refusal.ts';
import type { Artefact } from '../artefact.ts';

const head = `# Refusals

Every refusal the product knows, by code. An answer carries the code, the status, the field it is about and the text
in Chinese, or in English where \`Accept-Language\` begins with \`en\` (problem+json, RFC 9457). Generated from
\`contracts/refusals.ts\`; do not edit.
`;

/** A text that stands in one cell of a table. */
export function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll(/\s+/g, ' ');
}

/** The error catalogue as text: a table for each domain of codes. */
export function errorsText(catalogue: Readonly<Record<string, RefusalSpec>>): string {
  const groups = Map.groupBy(Object.entries(catalogue), ([code]) => code.split('.')[0] ?? code);
  const tables = [...groups].map(([name, entries]) => {
    const rows = entries.map(
      ([code, { status, zh, en }]) => `| \`${code}\` | ${status.toString()} | ${cell(zh)} | ${cell(en)} |`,
    );
    return `## ${name}\n\n| code | status | 中文 | English |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`;
  });
  return [head, ...tables].join('\n');
}

/** The error catalogue of the product. */
export function errors(): Artefact[] {
  return [{ path: 'docs/errors.md', content: errorsText(refusals) }];
}
