import { publishedBooks } from '#domain/tariffs/published-books.ts';
import type { PriceBook } from '#domain/tariffs/price-book.ts';
import { describe, jsonOption } from '../command.ts';
import { write, writeJson } from '../output.ts';
import type { Command } from 'commander';

function report({ id, title, validFrom, validTo, document, tariffs }: PriceBook): string {
  const mark = document.status === 'verified' ? '' : '（未核实）';
  const rows = tariffs.map((tariff) => `  ${tariff.code}  ${tariff.title}`);
  return [`${id}  ${title}${mark}  ${validFrom} – ${validTo ?? ''}`, ...rows].join('\n');
}

/** `wanjia calc books`: what `calc bill` can name. */
export function calcBooksSubcommand(): Command {
  return describe({
    name: 'books',
    zh: '列出随产品提供的电价本和其中的电价代码；--json 给出全部价格和来源。',
    en: 'List the price books that come with the product; --json gives every price with its source.',
    failed: '不会出现',
  })
    .option(...jsonOption)
    .action(async ({ json = false }: { readonly json?: boolean }) => {
      if (json) return writeJson(publishedBooks);
      return write(`${publishedBooks.map(report).join('\n')}\n`);
    });
}
