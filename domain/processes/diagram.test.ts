// The picture of a process: every step and way is in it, forward ways go down, nothing overlaps; the pages hold all of it.
import { describe, expect, test } from 'vitest';
import { allDefinitions, currentDefinitions } from './definitions/index.ts';
import { residentialConnection } from './definitions/residential-connection.ts';
import { mermaid, nodeStates, processGraph, startNode } from './diagram.ts';
import { layOut, nodeHeightPx, nodeWidthPx } from './layout.ts';
import { allDiagrams, processDocs, processPage, sampleText, triggerText } from './process-docs.ts';
import { capacityVa, choice, yesNo } from './parts/make.ts';
import { accepted, walk } from './testing.ts';

const each = allDefinitions.map((definition) => [definition.title, definition] as const);

describe('the diagram of', () => {
  test.each(each)('%s shows every step, and every way once', (_title, definition) => {
    const { nodes, edges } = processGraph(definition);
    expect(nodes.map((node) => node.id)).toEqual([startNode, ...Object.keys(definition.steps)]);
    expect(new Set(edges.map(({ from, to }) => `${from}>${to}`)).size).toBe(edges.length);
    const ways = Object.values(definition.steps).flatMap((step) =>
      step.kind === 'task' ? step.actions : [],
    );
    expect(edges.flatMap((edge) => edge.titles)).toHaveLength(ways.flatMap((action) => action.to).length);
  });

  test.each(each)(
    '%s is laid out downwards, nothing on top of anything, all inside',
    (_title, definition) => {
      const { nodes, edges, widthPx, heightPx } = layOut(processGraph(definition));
      const byId = new Map(nodes.map((node) => [node.id, node]));
      for (const edge of edges) {
        const down = (byId.get(edge.to)?.layer ?? 0) - (byId.get(edge.from)?.layer ?? 0);
        if (!edge.back) expect(down).toBeGreaterThan(0);
      }
      nodes.forEach((a, at) => {
        expect(
          a.x - nodeWidthPx / 2 >= 0 &&
            a.x + nodeWidthPx / 2 <= widthPx &&
            a.y + nodeHeightPx / 2 <= heightPx,
        ).toBe(true);
        for (const b of nodes.slice(at + 1))
          expect(Math.abs(a.x - b.x) >= nodeWidthPx || Math.abs(a.y - b.y) >= nodeHeightPx).toBe(true);
      });
    },
  );

  test('an order marks what is done, what is open, what waits and what lies ahead', () => {
    const ways = [
      'appoint.arrange',
      'visit.arrive',
      'survey.feasible',
      'plan.reply',
      'confirm.agree',
      'install.ready',
    ];
    const { order } = walk(residentialConnection, accepted(residentialConnection), ways);
    expect(nodeStates(residentialConnection, order)).toMatchObject({
      start: 'done',
      survey: 'done',
      contract: 'current',
      energise: 'waiting',
      connected: 'ahead',
      declined: 'ahead',
    });
    const closed = walk(residentialConnection, { ...accepted(residentialConnection), order }, [
      'contract.sign',
      'energise.done',
    ]);
    expect(nodeStates(residentialConnection, closed.order)).toMatchObject({
      connected: 'current',
      energise: 'done',
    });
  });

  test('in Mermaid draws ways back dashed and quotes what would break it', () => {
    const text = mermaid({
      ...residentialConnection,
      steps: { appoint: { kind: 'end', title: '说"好"', outcome: 'done', notices: [] } },
    });
    expect(text).toBe('flowchart TD\n  n0(["受理"])\n  n1(("说#quot;好#quot;"))\n  n0 --> n1');
    expect(mermaid(residentialConnection)).toContain('-.->|"到场无人，重新预约"|');
  });
});

describe('the pages', () => {
  const pages = processDocs();

  test('are an index and one for each business, each once', () => {
    expect(pages.map((page) => page.file).sort()).toEqual(
      ['README.md', ...currentDefinitions().map(({ kind }) => `${kind}.md`)].sort(),
    );
    expect(Object.keys(allDiagrams())).toEqual(currentDefinitions().map(({ kind }) => kind));
  });

  test.each(each)('of %s names its steps, fields, papers and promises', (_title, definition) => {
    const page = processPage(definition);
    const titles = [
      ...Object.values(definition.steps).map((step) => step.title),
      ...definition.form.map((field) => field.label),
      ...definition.documents.map((document) => document.title),
      ...definition.clocks.map((clock) => clock.promise),
    ];
    expect(titles.filter((title) => !page.includes(title))).toEqual([]);
    expect(page).not.toContain('undefined');
  });

  test('show samples as the form does', () => {
    expect(sampleText(capacityVa('capacityVa', '容量', 1_250_000))).toBe('1250 kVA');
    expect(sampleText(choice('kind', '种类', { a: '甲' }))).toBe('甲');
    expect(sampleText(yesNo('really', '真'))).toBe('否');
  });

  test('say triggers in words', () => {
    expect(triggerText(residentialConnection, 'contract.sign')).toBe('签订供用电合同“合同签署完成”');
    expect(triggerText(residentialConnection, 'accepted')).toBe('受理');
  });
});
