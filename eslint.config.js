import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const tests = ['**/*.test.ts', '**/*.test.tsx'];
const browserFiles = ['web/**/*.{ts,tsx}'];

/** Sizes: docs/adr/0003-rooms.md and the style guide of CONTRIBUTING.md. */
const sizes = {
  'max-lines': ['error', 400],
  'max-lines-per-function': ['error', { max: 70 }],
  '@typescript-eslint/max-params': ['error', { max: 3 }],
};

/** What the strict presets leave open, and where they are stricter than helps. */
const types = {
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
  '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
  '@typescript-eslint/consistent-type-assertions': [
    'error',
    { objectLiteralTypeAssertions: 'allow-as-parameter' },
  ],
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
  // [...text] walks over code points, which is what limits and masks count.
  '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
  // Fastify takes handlers by their promise; an async one without await is the short way to one.
  '@typescript-eslint/require-await': 'off',
  // process.env['PORT']: brackets say that nobody declared the name.
  '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
  eqeqeq: 'error',
  'no-console': 'error',
  'no-param-reassign': 'error',
};

const pureGlobals = [
  'Buffer',
  'console',
  'crypto',
  'document',
  'fetch',
  'localStorage',
  'navigator',
  'performance',
  'process',
  'queueMicrotask',
  'setImmediate',
  'setInterval',
  'setTimeout',
  'window',
];

const localTime = 'FullYear|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds';

/** domain/ is pure: the same input gives the same output, in every browser and every time zone. */
const purity = {
  'no-restricted-globals': [
    'error',
    ...pureGlobals.map((name) => ({
      name,
      message: 'domain/ has no I/O: take what you need as an argument.',
    })),
  ],
  'no-restricted-properties': [
    'error',
    { object: 'Date', property: 'now', message: 'Time arrives as an argument.' },
    { object: 'Math', property: 'random', message: 'Randomness arrives as an argument.' },
    { object: 'globalThis', property: 'process', message: 'domain/ has no I/O.' },
  ],
  'no-restricted-syntax': [
    'error',
    {
      selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
      message: 'Time arrives as an argument.',
    },
    { selector: 'CallExpression[callee.name="Date"]', message: 'Time arrives as an argument.' },
    {
      selector: 'NewExpression[callee.name="Date"][arguments.length>1]',
      message: 'This reads the time zone of the machine: use Date.UTC or the kernel.',
    },
    {
      selector: `CallExpression[callee.property.name=/^(get|set)(${localTime})$|^getTimezoneOffset$/]`,
      message: 'This reads the time zone of the machine: use the UTC form or the kernel.',
    },
    {
      selector: 'CallExpression[callee.property.name=/^toLocale(Date|Time)?String$/]',
      message: 'This depends on the machine: format in the kernel.',
    },
  ],
  'no-restricted-imports': ['error', { patterns: [{ regex: '^node:', message: 'domain/ has no I/O.' }] }],
};

export default defineConfig(
  globalIgnores(['dist/', 'coverage/', '.cache/', '.wanjia/', 'web/public/', 'server/platform/db/schema.ts']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './web/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: { ...sizes, ...types },
  },
  { files: ['domain/**/*.ts'], ignores: tests, rules: purity },
  {
    files: browserFiles,
    extends: [reactHooks.configs.flat['recommended-latest']],
    rules: {
      // An event handler may be async: React ignores its promise, and the query client takes its errors.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      // TanStack Router is told of redirects and missing pages by throwing them.
      '@typescript-eslint/only-throw-error': ['error', { allow: ['Redirect', 'NotFoundError'] }],
    },
  },
  {
    files: ['server/cli/**', 'tools/**', 'bench/**', 'e2e/**', 'faults/**', 'server/main.ts', ...tests],
    rules: { 'no-console': 'off' },
  },
  {
    files: tests,
    rules: {
      'max-lines-per-function': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { 'max-lines': ['error', 400], 'max-lines-per-function': ['error', { max: 70 }], eqeqeq: 'error' },
  },
);
