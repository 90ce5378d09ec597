import { useId } from 'react';
import { processGraph, type GraphEdge, type NodeState } from '#domain/processes/diagram.ts';
import { layOut, nodeHeightPx, nodeWidthPx, type PlacedNode } from '#domain/processes/layout.ts';
import type { ProcessDefinition } from '#domain/processes/definition.ts';
import { useTexts, zh } from '#web/lib/i18n/use-texts.ts';
import styles from './process-diagram.module.css';

interface Props {
  readonly definition: ProcessDefinition;
  /** How far each step is (`nodeStates` of the domain); without it the plain picture of the business. */
  readonly states?: Readonly<Record<string, NodeState>>;
}

/** The steps of a business as a picture, those of an order marked by how far it is. */
export function ProcessDiagram({ definition, states = {} }: Props) {
  const t = useTexts();
  const arrow = useId();
  const { nodes, edges, widthPx, heightPx } = layOut(processGraph(definition));
  return (
    // A wide picture scrolls in its frame; the keyboard must reach it.
    <div className={styles.frame} role="group" tabIndex={0} aria-label={t('流程图，可左右滚动')}>
      <svg
        className={styles.diagram}
        viewBox={`0 0 ${widthPx} ${heightPx}`}
        style={{ maxWidth: widthPx }}
        role="img"
        aria-label={t('“{title}”流程图', { title: t(definition.title) })}
      >
        <defs>
          <marker
            id={arrow}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            orient="auto"
          >
            <path className={styles.head} d="M0 .5 7.5 4 0 7.5z" />
          </marker>
        </defs>
        {edges.map((edge) => (
          <path
            key={`${edge.from}>${edge.to}`}
            className={styles.edge}
            data-back={edge.back ? 'yes' : 'no'}
            d={pathOf(edge)}
            markerEnd={`url(#${arrow})`}
          >
            <title>{edge.titles.map((title) => t(title)).join(' / ')}</title>
          </path>
        ))}
        {nodes.map((node) => (
          <Node key={node.id} node={node} state={states[node.id] ?? 'ahead'} />
        ))}
      </svg>
    </div>
  );
}

const stateTitles: Readonly<Record<NodeState, string>> = {
  done: zh('已完成'),
  current: zh('办理中'),
  waiting: zh('等待其他环节'),
  ahead: zh('未开始'),
};

function Node({ node, state }: { node: PlacedNode; state: NodeState }) {
  const t = useTexts();
  const lift = node.note === undefined ? 0 : 7;
  return (
    <g
      className={styles.node}
      data-state={state}
      data-kind={node.kind}
      transform={`translate(${node.x} ${node.y})`}
    >
      <title>{`${t(node.title)}：${t(stateTitles[state])}`}</title>
      <rect
        x={-nodeWidthPx / 2}
        y={-nodeHeightPx / 2}
        width={nodeWidthPx}
        height={nodeHeightPx}
        rx={node.kind === 'task' ? 6 : nodeHeightPx / 2}
      />
      <text y={4 - lift}>{shortened(t(node.title), 12)}</text>
      {node.note === undefined ? null : (
        <text className={styles.note} y={14}>
          {shortened(t(node.note), 14)}
        </text>
      )}
    </g>
  );
}

function pathOf(edge: GraphEdge & { readonly points: readonly (readonly [number, number])[] }): string {
  return edge.points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${x} ${y}`).join('');
}

/** Where the scripts of East Asia begin in Unicode. */
const firstWide = 0x2e80;

/** Chinese characters are about twice as wide as Latin letters. */
function shortened(text: string, widest: number): string {
  const width = (letter: string): number => ((letter.codePointAt(0) ?? 0) >= firstWide ? 1 : 0.55);
  let used = 0;
  for (const [at, letter] of [...text].entries()) {
    used += width(letter);
    if (used > widest) return `${[...text].slice(0, at).join('')}…`;
  }
  return text;
}
