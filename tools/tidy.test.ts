/** The house rules that neither the compiler nor the linter can hold. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { domains } from './domains.cjs';
import { files, filesLike, linesLike, root, sources, texts, textOf } from './tidy/files.ts';
import { missingFromLock } from './tidy/lock-file.ts';
import { citedRequirements, knownRequirements } from './tidy/requirements.ts';
import { untranslated } from './tidy/untranslated.ts';

const code = filesLike(/\.(tsx?|mjs|cjs|js)$/).filter((path) => !path.startsWith('tools/tidy'));

/** Numbers 1 … n as four digits, for the files that are numbered. */
const numbers = (paths: readonly string[]) => paths.map((_, index) => String(index + 1).padStart(4, '0'));

/** A test of the promises may make one up; 99 says so. */
const isInvented = (path: string, id: string) => path.endsWith('.test.ts') && id.endsWith('-99');

describe('sizes and names', () => {
  test('no source file is longer than 400 lines', () => {
    const long = sources().filter((path) => textOf(path).trimEnd().split('\n').length > 400);
    expect(long).toEqual([]);
  });

  test('files are named after the thing they hold, in kebab case', () => {
    const named = code.filter((path) =>
      /^(domain|contracts|server|web|simulator|e2e|bench|faults|tools)\//.test(path),
    );
    const badly = named.filter((path) => !/^([a-z0-9.]+(-[a-z0-9.]+)*\/?)+$/.test(path));
    const empty = named.filter((path) =>
      /(^|[/.-])(utils?|helpers?|common|managers?|misc)([/.-]|$)/.test(path),
    );
    expect([...badly, ...empty]).toEqual([]);
  });

  test('every folder of a domain has its place in the ordered list', () => {
    const folders = files.flatMap((path) => /^(?:domain|server\/domains)\/([^/]+)\//.exec(path)?.[1] ?? []);
    const unknown = new Set(folders).difference(new Set([...domains, 'kernel']));
    expect([...unknown]).toEqual([]);
  });

  test('migrations are numbered from 0001 without gaps', () => {
    const migrations = filesLike(/^server\/migrations\/.*\.sql$/);
    expect(migrations.map((path) => path.split('/').at(-1)?.slice(0, 4))).toEqual(numbers(migrations));
  });

  test('decision records are numbered from 0001 without gaps', () => {
    const records = filesLike(/^docs\/adr\/\d.*\.md$/);
    expect(records.map((path) => path.split('/').at(-1)?.slice(0, 4))).toEqual(numbers(records));
  });
});

describe('what must not be in the code', () => {
  test('no test is focused or switched off without a condition', () => {
    expect(linesLike(code, /\b(test|it|describe|suite)\.(only|skip|todo)\b/)).toEqual([]);
  });

  test('no `any`, and no check is silenced without a reason', () => {
    const typescript = code.filter((path) => /\.tsx?$/.test(path));
    expect(
      linesLike(typescript, /(?::|<|\bas)\s*any(?=\s*(?:[;,)>=|&\]]|$))|@ts-(?:ignore|nocheck)/),
    ).toEqual([]);
    expect(linesLike(code, /eslint-disable(?!.* -- \S)|@ts-expect-error\s*$/)).toEqual([]);
  });

  test('Chinese texts of the web go through t() or zh()', () => {
    const pages = filesLike(/^web\/.*\.tsx?$/).filter(
      (path) => !/\.test\.tsx?$|\/testing(?:\/|\.ts$)|^web\/lib\/i18n\/|\/english\.ts$/.test(path),
    );
    expect(pages.flatMap((path) => untranslated(path, textOf(path)))).toEqual([]);
  });
});

describe('what must not leave the machine', () => {
  test('no file names a folder of the machine it was written on', () => {
    const here = [`${root}/`, join(dirname(root), 'shared')];
    expect(texts().filter((path) => here.some((folder) => textOf(path).includes(folder)))).toEqual([]);
    expect(linesLike(texts(), /\/(?:Users|home\/(?!wanjia))\/?[a-z]+\//)).toEqual([]);
  });

  test('no file names a package registry, the lock file no address to fetch from', () => {
    expect(linesLike(texts(), /\bregistry\.[a-z0-9-]+\.[a-z]{2,}|\/\/registry\b/)).toEqual([]);
    expect(linesLike(['package-lock.json'], /"resolved":/)).toEqual([]);
  });
});

test('the lock file names the optional packages of every platform (tools/complete-lock.mjs adds them)', () => {
  expect(missingFromLock()).toEqual([]);
});

describe('documents', () => {
  test('the documents every reader looks for are there', () => {
    expect(
      ['CHANGELOG.md', 'CONTRIBUTING.md', 'LICENSE', 'README.md'].filter((name) => !files.includes(name)),
    ).toEqual([]);
  });

  test('every requirement cited is in docs/requirements.md', () => {
    const known = knownRequirements();
    const cited = [...code, ...filesLike(/\.(md|sql)$/)].flatMap((path) =>
      citedRequirements(textOf(path)).map((id) => ({ path, id })),
    );
    const unknown = cited.filter(({ path, id }) => !known.has(id) && !isInvented(path, id));
    expect(unknown).toEqual([]);
  });

  test('links between documents lead somewhere', () => {
    const dead = filesLike(/\.md$/).flatMap((path) => {
      const links = [...textOf(path).matchAll(/\]\((?!https?:|mailto:|attachment:|#)([^)#\s]+)[^)]*\)/g)];
      return links
        .filter(([, to = '']) => !existsSync(join(root, dirname(path), to)))
        .map(([link]) => `${path}: ${link}`);
    });
    expect(dead).toEqual([]);
  });
});
