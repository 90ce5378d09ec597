/** Places a process graph in layers, top to bottom: each node below all that lead to it, neighbours near each other. */
import type { Graph, GraphEdge, GraphNode } from './diagram.ts';

/** Sizes in pixels of the drawing. */
export const nodeWidthPx = 168;
export const nodeHeightPx = 48;
const gapXPx = 40;
const gapYPx = 56;

export interface PlacedNode extends GraphNode {
  /** Centre of the node, in pixels. */
  readonly x: number;
  readonly y: number;
  readonly layer: number;
}

export interface Layout {
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly (GraphEdge & { readonly points: readonly (readonly [number, number])[] })[];
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Lays a graph out; the same graph always gives the same picture. */
export function layOut(graph: Graph): Layout {
  const layers = orderLayers(graph, layersOf(graph));
  const widest = Math.max(...layers.map((layer) => layer.length));
  const widthPx = widest * (nodeWidthPx + gapXPx) + gapXPx;
  const nodes = layers.flatMap((layer, at) => placeLayer(layer, at, widthPx));
  const heightPx = layers.length * (nodeHeightPx + gapYPx) + gapYPx;
  return { nodes, edges: routed(graph.edges, nodes, widthPx), widthPx, heightPx };
}

function placeLayer(layer: readonly GraphNode[], at: number, widthPx: number): readonly PlacedNode[] {
  const step = nodeWidthPx + gapXPx;
  const left = (widthPx - layer.length * step) / 2 + step / 2;
  const y = gapYPx + nodeHeightPx / 2 + at * (nodeHeightPx + gapYPx);
  return layer.map((node, index) => ({ ...node, layer: at, x: left + index * step, y }));
}

/** Longest way from the start, back edges left out; so every forward edge goes down. */
function layersOf({ nodes, edges }: Graph): ReadonlyMap<string, number> {
  const depth = new Map(nodes.map((node) => [node.id, 0]));
  const forward = edges.filter((edge) => !edge.back);
  // Without back edges there is no circle, so the depths settle within as many rounds as there are nodes.
  for (const _round of nodes) {
    for (const { from, to } of forward) {
      depth.set(to, Math.max(depth.get(to) ?? 0, (depth.get(from) ?? 0) + 1));
    }
  }
  return depth;
}

/** Within a layer, nodes stand where the middle of those above them is. */
function orderLayers({ nodes, edges }: Graph, depth: ReadonlyMap<string, number>): readonly GraphNode[][] {
  const count = Math.max(...depth.values()) + 1;
  const layers: GraphNode[][] = Array.from({ length: count }, () => []);
  for (const node of nodes) layers[depth.get(node.id) ?? 0]?.push(node);
  const place = new Map<string, number>();
  return layers.map((layer) => {
    const weighed = layer.map((node, at) => ({ node, weight: middle(node.id, edges, place) ?? at }));
    const ordered = weighed.sort((a, b) => a.weight - b.weight).map(({ node }) => node);
    ordered.forEach((node, at) => place.set(node.id, at - (ordered.length - 1) / 2));
    return ordered;
  });
}

function middle(
  id: string,
  edges: readonly GraphEdge[],
  place: ReadonlyMap<string, number>,
): number | undefined {
  const above = edges
    .filter((edge) => edge.to === id && !edge.back)
    .map((edge) => place.get(edge.from))
    .filter((at) => at !== undefined);
  return above.length === 0 ? undefined : above.reduce((sum, at) => sum + at, 0) / above.length;
}

/** Forward edges run from bottom to top of the next node; back edges leave by the right side. */
function routed(edges: readonly GraphEdge[], nodes: readonly PlacedNode[], widthPx: number): Layout['edges'] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return edges.flatMap((edge) => {
    const [from, to] = [byId.get(edge.from), byId.get(edge.to)];
    if (from === undefined || to === undefined) return [];
    return [{ ...edge, points: edge.back ? around(from, to, widthPx) : straight(from, to) }];
  });
}

function straight(from: PlacedNode, to: PlacedNode): readonly (readonly [number, number])[] {
  const half = nodeHeightPx / 2;
  return [
    [from.x, from.y + half],
    [to.x, to.y - half],
  ];
}

function around(from: PlacedNode, to: PlacedNode, widthPx: number): readonly (readonly [number, number])[] {
  const half = nodeWidthPx / 2;
  const aside = Math.min(widthPx - gapXPx / 4, Math.max(from.x, to.x) + half + gapXPx / 2);
  return [
    [from.x + half, from.y],
    [aside, from.y],
    [aside, to.y],
    [to.x + half, to.y],
  ];
}
