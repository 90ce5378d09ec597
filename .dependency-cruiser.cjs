/**
 * The rooms and who may import whom (docs/adr/0003-rooms.md). This file is the rule, not a picture of it.
 */
const { domains } = require('./tools/domains.cjs');

const any = (names) => `(?:${names.join('|')})`;
const tests = '\\.test\\.tsx?$';
const test = `(?:${tests}|/testing(?:/|\\.ts$))`;
const pure = [
  ...['chinese-days', 'pinyin-pro', '@noble/hashes', 'diff'],
  ...['mdast-util-from-markdown', 'mdast-util-gfm-table', 'micromark-extension-(?:gfm-table|cjk-friendly)'],
];
const packages = (names) => `(?:^|/)node_modules/${any(names)}(?:/|$)`;

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** For each domain: nothing of it imports a domain that stands higher. */
const onlyLower = domains.slice(0, -1).flatMap((name, index) => {
  const higher = any(domains.slice(index + 1));
  return [
    rule(
      `only-lower-than-${name}`,
      `${name} stands below: news goes up by event, wired in server/app.ts`,
      { path: `^(?:domain|server/domains)/${name}/|^contracts/${name}\\.ts$`, pathNot: tests },
      { path: `^(?:domain|server/domains|web/features)/${higher}/|^contracts/${higher}\\.ts$` },
    ),
    rule(
      `pages-only-lower-than-${name}`,
      `the pages of ${name} use no pages of a higher domain; what higher ones say (an event's title) they may show`,
      { path: `^web/features/${name}/`, pathNot: tests },
      { path: `^web/features/${higher}/` },
    ),
  ];
});

const rooms = [
  rule(
    'domain-is-pure',
    'domain/ imports domain/ and a few pure packages: it also runs in the browser',
    { path: '^domain/', pathNot: tests },
    { pathNot: `^domain/|${packages(pure)}` },
  ),
  rule(
    'kernel-knows-no-domain',
    'domain/kernel is below every domain',
    { path: '^domain/kernel/' },
    { path: '^domain/(?!kernel/)' },
  ),
  rule(
    'contracts-are-shapes',
    'contracts/ imports domain/ and TypeBox',
    { path: '^contracts/', pathNot: tests },
    { pathNot: `^(?:contracts|domain)/|${packages(['typebox'])}` },
  ),
  rule(
    'platform-knows-no-domain',
    'server/platform is below the domains of the server',
    { path: '^server/platform/' },
    { path: '^server/(?:domains|cli)/|^server/(?:app|main)\\.ts$' },
  ),
  rule(
    'one-door',
    'another domain of the server is entered through its index.ts (its testing.ts in tests)',
    { path: '^server/domains/([^/]+)/', pathNot: test },
    { path: '^server/domains/([^/]+)/', pathNot: '^server/domains/(?:$1/|[^/]+/index\\.ts$)' },
  ),
  rule(
    'one-door-from-outside',
    'the rest of the server, too, enters a domain through its index.ts',
    { path: '^server/(?!domains/)', pathNot: test },
    {
      path: '^server/domains/',
      pathNot: ['^server/domains/index\\.ts$', '^server/domains/[^/]+/index\\.ts$'],
    },
  ),
  rule(
    'server-stands-alone',
    'the server imports neither web nor benches; server/simulate plays what the simulator made up',
    { path: '^server/', pathNot: '^server/(?:cli|simulate)/' },
    { path: '^(?:web|simulator|e2e|bench|faults|tools)/' },
  ),
  rule(
    'web-speaks-contracts',
    'web/ imports contracts/, domain/ and web/',
    { path: '^web/', pathNot: 'vite\\.config\\.ts$' },
    { path: '^(?:server|simulator|e2e|bench|faults|tools)/|^[^/]+\\.(?:ts|js|cjs|mjs)$' },
  ),
  rule(
    'web-building-blocks-know-no-feature',
    'web/ui and web/lib are below the features',
    { path: '^web/(?:ui|lib)/', pathNot: tests },
    { path: '^web/(?:features|app)/' },
  ),
  rule(
    'features-know-no-app',
    'web/app puts the features together, not the other way round',
    { path: '^web/features/', pathNot: tests },
    { path: '^web/app/' },
  ),
  rule(
    'simulator-plays-by-the-rules',
    'the simulator imports domain/ and contracts/: it knows a company only from outside',
    { path: '^simulator/', pathNot: tests },
    { path: '^(?:server|web|e2e|bench|faults|tools)/' },
  ),
];

const hygiene = [
  rule('no-circular', 'no import cycle, type-only imports included', {}, { circular: true }),
  rule('resolvable', 'every import resolves', {}, { couldNotResolve: true }),
  rule('no-test-imported', 'a test file is imported by nobody', {}, { path: tests }),
  rule(
    'no-development-package-in-the-product',
    'what runs at the customer is in "dependencies"',
    { path: '^(?:domain|contracts|server|web|simulator)/', pathNot: `${test}|vite\\.config\\.ts$` },
    { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
  ),
];

module.exports = {
  forbidden: [...rooms, ...onlyLower, ...hygiene],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(?:dist|\\.cache|\\.wanjia)/' },
    tsPreCompilationDeps: true,
    moduleSystems: ['es6'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'module', 'browser', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.cjs', '.json'],
    },
    cache: { folder: '.cache/dependency-cruiser', strategy: 'content' },
  },
};
