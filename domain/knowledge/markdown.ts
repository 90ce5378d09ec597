/**
 * The safe subset of Markdown that articles are written in, parsed once for page, portal and print. What is not in
 * the subset (HTML, foreign images, code) becomes plain text: nothing an author types can run or load anything.
 * Pictures and papers of the article itself are named by their attachment: `![说明](attachment:…)`, `[名称](attachment:…)`.
 */
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import { gfmTable } from 'micromark-extension-gfm-table';

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis'; readonly parts: readonly Inline[] }
  /** `href` is https, http, tel, mailto or a path of this site. */
  | { readonly kind: 'link'; readonly href: string; readonly parts: readonly Inline[] }
  /** A picture of the article; `words` say what it shows to whoever cannot see it. */
  | { readonly kind: 'picture'; readonly fileId: string; readonly words: string }
  /** A paper of the article, to be opened. */
  | { readonly kind: 'file'; readonly fileId: string; readonly parts: readonly Inline[] }
  | { readonly kind: 'break' };

export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3 | 4; readonly parts: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly parts: readonly Inline[] }
  | {
      readonly kind: 'list';
      /** The first number; null: without numbers. */
      readonly start: number | null;
      readonly items: readonly (readonly Block[])[];
    }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | {
      readonly kind: 'table';
      readonly head: readonly (readonly Inline[])[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    }
  | { readonly kind: 'rule' };

/** Lists in lists in quotes: deeper than this nobody reads, and a bomb of brackets stops here. */
export const depthMax = 6;

type Tree = ReturnType<typeof fromMarkdown>;
type Node = Tree['children'][number];

const options = {
  // Without it `**注意：**请` would keep its stars: CommonMark expects blanks beside them.
  extensions: [gfmTable(), cjkFriendlyExtension()],
  mdastExtensions: [gfmTableFromMarkdown()],
};

/** The blocks of a text; never throws, whatever the text. */
export function parseMarkdown(markdown: string): readonly Block[] {
  return blocksOf(fromMarkdown(markdown, options).children, 0);
}

function blocksOf(nodes: readonly Node[], depth: number): readonly Block[] {
  return depth > depthMax ? [] : nodes.flatMap((node) => blockOf(node, depth));
}

function blockOf(node: Node, depth: number): readonly Block[] {
  switch (node.type) {
    case 'heading':
      return [{ kind: 'heading', level: levelOf(node.depth), parts: inlinesOf(node.children) }];
    case 'paragraph':
      return [{ kind: 'paragraph', parts: inlinesOf(node.children) }];
    case 'list':
      return [
        {
          kind: 'list',
          start: node.ordered === true ? (node.start ?? 1) : null,
          items: node.children.map((item) => blocksOf(item.children, depth + 1)),
        },
      ];
    case 'blockquote':
      return [{ kind: 'quote', blocks: blocksOf(node.children, depth + 1) }];
    case 'table': {
      const [head = [], ...rows] = node.children.map((row) =>
        row.children.map((cell) => inlinesOf(cell.children)),
      );
      return [{ kind: 'table', head, rows }];
    }
    case 'thematicBreak':
      return [{ kind: 'rule' }];
    case 'code':
    case 'html':
      return [{ kind: 'paragraph', parts: linesOf(node.value) }];
    default:
      return [];
  }
}

/** The title of the article is the first level, so its text begins at the second. */
function levelOf(depth: number): 2 | 3 | 4 {
  return depth <= 2 ? 2 : depth === 3 ? 3 : 4;
}

function inlinesOf(nodes: readonly Node[]): readonly Inline[] {
  return nodes.flatMap(inlineOf);
}

function inlineOf(node: Node): readonly Inline[] {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'html':
      return linesOf(node.value);
    case 'strong':
    case 'emphasis':
      return [{ kind: node.type, parts: inlinesOf(node.children) }];
    case 'break':
      return [{ kind: 'break' }];
    case 'link': {
      const parts = inlinesOf(node.children);
      const fileId = attachmentNamed(node.url);
      if (fileId !== null) return [{ kind: 'file', fileId, parts }];
      const href = safeHref(node.url);
      return href === null ? parts : [{ kind: 'link', href, parts }];
    }
    case 'image': {
      const [fileId, words] = [attachmentNamed(node.url), (node.alt ?? '').trim()];
      return fileId === null ? linesOf(words) : [{ kind: 'picture', fileId, words }];
    }
    default:
      return 'children' in node ? inlinesOf(node.children) : [];
  }
}

const attachmentScheme = /^attachment:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/** The attachment a target names, or null where it names something else. */
function attachmentNamed(url: string): string | null {
  return attachmentScheme.exec(url.trim())?.[1]?.toLowerCase() ?? null;
}

/** Chinese lines are joined without a blank; a line's end in the source means a line's end for the reader. */
function linesOf(text: string): readonly Inline[] {
  return text.split('\n').flatMap((line, at): readonly Inline[] => {
    const words: readonly Inline[] = line === '' ? [] : [{ kind: 'text', text: line }];
    return at === 0 ? words : [{ kind: 'break' }, ...words];
  });
}

/** A target that can only open a page, a call or a mail; null for everything else (`javascript:`, `data:`). */
export function safeHref(url: string): string | null {
  const plain = url.trim();
  if (/[\s\p{Cc}]/u.test(plain)) return null;
  if (/^(?:https?:\/\/|tel:|mailto:)/i.test(plain)) return plain;
  // Not `//elsewhere` and not `/\elsewhere`, which browsers take for another host.
  return /^\/(?![/\\])/.test(plain) ? plain : null;
}

/** The words of blocks, a line each, for search, excerpts and quotes. */
export function plainText(blocks: readonly Block[]): string {
  return blocks
    .map(plainBlock)
    .filter((line) => line !== '')
    .join('\n');
}

function plainBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return plainInline(block.parts);
    case 'list':
      return block.items
        .map(
          (item, at) => `${block.start === null ? '·' : `${String(block.start + at)}.`} ${plainText(item)}`,
        )
        .join('\n');
    case 'quote':
      return plainText(block.blocks);
    case 'table':
      return [block.head, ...block.rows].map((row) => row.map(plainInline).join('　')).join('\n');
    case 'rule':
      return '';
  }
}

/** The words of one line. */
export function plainInline(parts: readonly Inline[]): string {
  return parts
    .map((part) => {
      if (part.kind === 'text') return part.text;
      if (part.kind === 'picture') return part.words;
      return part.kind === 'break' ? '\n' : plainInline(part.parts);
    })
    .join('');
}

/** How deep lists and quotes lie in each other in the source; more than `depthMax` would be cut off. */
export function depthOf(markdown: string): number {
  const deepest = (nodes: readonly Node[], depth: number): number =>
    nodes.reduce((most, node) => {
      const below = node.type === 'list' || node.type === 'blockquote' ? depth + 1 : depth;
      return 'children' in node ? Math.max(most, deepest(node.children, below)) : Math.max(most, depth);
    }, depth);
  return deepest(fromMarkdown(markdown, options).children, 0);
}
