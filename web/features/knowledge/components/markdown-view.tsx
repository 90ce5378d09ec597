import { PaperClipOutlined } from '@ant-design/icons';
import { createContext, Fragment, use, useMemo } from 'react';
import { parseMarkdown, type Block, type Inline } from '#domain/knowledge/markdown.ts';
import styles from './knowledge.module.css';

/** Where a picture or paper of the article is fetched; the desk and the hall have doors of their own. */
export type FileAddress = (attachmentId: string) => string;

interface Props {
  readonly text: string;
  readonly fileAddress: FileAddress;
}

const FileAddresses = createContext<FileAddress | null>(null);

/** An article's text, drawn from the same parse as the printed book; nothing in it is HTML. */
export function MarkdownView({ text, fileAddress }: Props) {
  const blocks = useMemo(() => parseMarkdown(text), [text]);
  return (
    <FileAddresses value={fileAddress}>
      <div className={styles.text}>
        <Blocks blocks={blocks} />
      </div>
    </FileAddresses>
  );
}

/** A picture with its words below; while it cannot be fetched the words alone. */
function Picture({ fileId, words }: { fileId: string; words: string }) {
  const address = use(FileAddresses);
  if (address === null) return words;
  return (
    <span className={styles.figure}>
      <img src={address(fileId)} alt={words} loading="lazy" />
      <span className={styles.caption} aria-hidden>
        {words}
      </span>
    </span>
  );
}

function Paper({ fileId, parts }: { fileId: string; parts: readonly Inline[] }) {
  const address = use(FileAddresses);
  const words = <Line parts={parts} />;
  return address === null ? (
    words
  ) : (
    <a href={address(fileId)}>
      <PaperClipOutlined /> {words}
    </a>
  );
}

function Blocks({ blocks }: { blocks: readonly Block[] }) {
  return blocks.map((block, at) => <OneBlock key={at} block={block} />);
}

function OneBlock({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading': {
      const Tag = `h${String(block.level)}` as 'h2' | 'h3' | 'h4';
      return (
        <Tag>
          <Line parts={block.parts} />
        </Tag>
      );
    }
    case 'paragraph':
      return (
        <p>
          <Line parts={block.parts} />
        </p>
      );
    case 'list':
      return <List block={block} />;
    case 'quote':
      return (
        <blockquote>
          <Blocks blocks={block.blocks} />
        </blockquote>
      );
    case 'table':
      return <Table block={block} />;
    case 'rule':
      return <hr />;
  }
}

function List({ block }: { block: Extract<Block, { kind: 'list' }> }) {
  const items = block.items.map((item, at) => (
    <li key={at}>
      <Blocks blocks={item} />
    </li>
  ));
  return block.start === null ? <ul>{items}</ul> : <ol start={block.start}>{items}</ol>;
}

function Table({ block }: { block: Extract<Block, { kind: 'table' }> }) {
  return (
    <div className={styles.scroll}>
      <table>
        <thead>
          <tr>
            {block.head.map((cell, at) => (
              <th key={at} scope="col">
                <Line parts={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, column) => (
                <td key={column}>
                  <Line parts={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line({ parts }: { parts: readonly Inline[] }) {
  return parts.map((part, at) => <Fragment key={at}>{piece(part)}</Fragment>);
}

function piece(part: Inline) {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'break':
      return <br />;
    case 'strong':
      return (
        <strong>
          <Line parts={part.parts} />
        </strong>
      );
    case 'emphasis':
      return (
        <em>
          <Line parts={part.parts} />
        </em>
      );
    case 'picture':
      return <Picture fileId={part.fileId} words={part.words} />;
    case 'file':
      return <Paper fileId={part.fileId} parts={part.parts} />;
    case 'link':
      return (
        <a href={part.href} rel="noopener noreferrer">
          <Line parts={part.parts} />
        </a>
      );
  }
}
