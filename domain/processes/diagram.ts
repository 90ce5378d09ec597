/** A definition as a picture: graph, Mermaid text for the documents, and a layered layout for the order page. */
import { teamFunctions } from '#domain/organisation/team-functions.ts';
import type { ProcessDefinition, StepId } from './definition.ts';
import { placedActions } from './inside.ts';
import type { OrderState } from './state.ts';

export interface GraphNode {
  readonly id: string;
  readonly title: string;
  readonly kind: 'start' | 'task' | 'end';
  /** The team, for tasks. */
  readonly note?: string;
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  /** Titles of all actions that lead this way. */
  readonly titles: readonly string[];
  /** Leads back to an earlier step: drawn apart, ignored by the layers. */
  readonly back: boolean;
}

export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** The node every order begins in. */
export const startNode = 'start';

/** The graph of a definition; parallel actions between two steps are one edge with several titles. */
export function processGraph(definition: ProcessDefinition): Graph {
  const steps = Object.entries(definition.steps).map(([id, step]): GraphNode =>
    step.kind === 'end'
      ? { id, title: step.title, kind: 'end' }
      : { id, title: step.title, kind: 'task', note: teamFunctions[step.team] },
  );
  const edges = joinedEdges(definition);
  const backs = backEdges(edges);
  return {
    nodes: [{ id: startNode, title: '受理', kind: 'start' }, ...steps],
    edges: edges.map((edge) => ({ ...edge, back: backs.has(keyOf(edge)) })),
  };
}

type PlainEdge = Omit<GraphEdge, 'back'>;

function joinedEdges(definition: ProcessDefinition): readonly PlainEdge[] {
  const byKey = new Map<string, { from: string; to: string; titles: string[] }>();
  for (const to of definition.first) byKey.set(`${startNode}>${to}`, { from: startNode, to, titles: [] });
  for (const { stepId, action } of placedActions(definition)) {
    for (const to of action.to) {
      const edge = byKey.get(`${stepId}>${to}`) ?? { from: stepId, to, titles: [] };
      edge.titles.push(action.title);
      byKey.set(`${stepId}>${to}`, edge);
    }
  }
  return [...byKey.values()];
}

/** Edges that close a circle on a walk from the start, in the order written. */
function backEdges(edges: readonly PlainEdge[]): ReadonlySet<string> {
  const backs = new Set<string>();
  const onWay = new Set<string>();
  const done = new Set<string>();
  const walk = (node: string): void => {
    onWay.add(node);
    for (const edge of edges.filter(({ from }) => from === node)) {
      if (onWay.has(edge.to)) backs.add(keyOf(edge));
      else if (!done.has(edge.to)) walk(edge.to);
    }
    onWay.delete(node);
    done.add(node);
  };
  walk(startNode);
  return backs;
}

function keyOf({ from, to }: PlainEdge): string {
  return `${from}>${to}`;
}

/** Mermaid text of the graph; ids are numbered, since step names may hold hyphens. */
export function mermaid(definition: ProcessDefinition): string {
  const { nodes, edges } = processGraph(definition);
  const name = new Map(nodes.map((node, at) => [node.id, `n${String(at)}`]));
  const boxes = nodes.map((node) => `  ${name.get(node.id) ?? ''}${box(node)}`);
  const arrows = edges.map((edge) => {
    const label = edge.titles.length === 0 ? '' : `|"${quote(edge.titles.join(' / '))}"|`;
    return `  ${name.get(edge.from) ?? ''} ${edge.back ? '-.->' : '-->'}${label} ${name.get(edge.to) ?? ''}`;
  });
  return ['flowchart TD', ...boxes, ...arrows].join('\n');
}

function box(node: GraphNode): string {
  const text = node.note === undefined ? quote(node.title) : `${quote(node.title)}<br/>${quote(node.note)}`;
  if (node.kind === 'task') return `["${text}"]`;
  return node.kind === 'start' ? `(["${text}"])` : `(("${text}"))`;
}

function quote(text: string): string {
  return text.replaceAll('"', '#quot;');
}

/** How far each node is: done before, open now, waiting for a join, still ahead. */
export type NodeState = 'done' | 'current' | 'waiting' | 'ahead';

/** The states of all nodes for an order, for the picture on its page. */
export function nodeStates(
  definition: ProcessDefinition,
  order: OrderState,
): Readonly<Record<StepId, NodeState>> {
  const state = (id: string): NodeState => {
    if (order.tasks.some((task) => task.step === id)) return 'current';
    if (order.end === id) return order.status === 'open' ? 'ahead' : 'current';
    if (order.arrived[id] !== undefined) return 'waiting';
    return id === startNode || (order.opened[id] ?? 0) > 0 ? 'done' : 'ahead';
  };
  const ids = [startNode, ...Object.keys(definition.steps)];
  return Object.fromEntries(ids.map((id) => [id, state(id)]));
}
