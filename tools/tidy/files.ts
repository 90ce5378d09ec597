import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';

/** Root folder of the project, absolute. */
export const root = resolve(import.meta.dirname, '../..');

const skipped = new Set(['node_modules', 'dist', '.git', '.cache', '.wanjia', 'coverage']);

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (skipped.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? walk(path) : [relative(root, path).split(sep).join('/')];
  });
}

/** Paths of all files of the project, as git sees them, or from the disk where there is no git. */
function listFiles(): string[] {
  try {
    const options = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
    const list = execFileSync('git', options, {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return [...new Set(list.split('\0'))].filter((path) => path !== '' && existsSync(join(root, path)));
  } catch {
    return walk(root);
  }
}

/** All files of the project, relative to the root, with forward slashes, sorted. */
export const files: readonly string[] = listFiles().sort();

/** The text of a file of the project. */
export function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** Files whose path matches. */
export function filesLike(pattern: RegExp): string[] {
  return files.filter((path) => pattern.test(path));
}

/** Files that people write: sources in TypeScript, JavaScript, CSS and SQL, without the generated ones. */
export function sources(): string[] {
  return filesLike(/\.(tsx?|mjs|cjs|js|css|sql)$/).filter((path) => !isGenerated(path));
}

/** Whether a file says in its first 300 characters that it is generated. */
function isGenerated(path: string): boolean {
  return /generated[^\n]*(do not edit|from)/i.test(textOf(path).slice(0, 300)) && !path.startsWith('tools/');
}

/** A readable text, not a picture or a font. */
export function texts(): string[] {
  return files.filter((path) => !/\.(png|jpe?g|gif|ico|pdf|ttf|woff2?|zip|gz|xlsx|bin|webp)$/.test(path));
}

/** `path:line` of each line of `paths` that matches, for a failure that points at the place. */
export function linesLike(paths: readonly string[], pattern: RegExp): string[] {
  return paths.flatMap((path) =>
    textOf(path)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${String(index + 1)}: ${line.trim()}`] : [])),
  );
}
