import nx from '@nx/eslint-plugin'
import tseslint from 'typescript-eslint'

/** Who may see whom inside the domain. Every library may also use contracts. This table is the architecture. */
const domain = {
  text: [],
  matching: ['text'],
  tone: ['text'],
  posts: ['text'],
  sources: ['text', 'posts'],
  accounts: [],
  agencies: ['text', 'matching'],
  issues: ['text', 'posts'],
}

const layers = [
  { sourceTag: 'layer:contract', onlyDependOnLibsWithTags: ['layer:contract'] },
  { sourceTag: 'layer:platform', onlyDependOnLibsWithTags: ['layer:platform', 'layer:domain', 'layer:contract'] },
  { sourceTag: 'layer:app', onlyDependOnLibsWithTags: ['layer:platform', 'layer:domain', 'layer:contract'] },
  { sourceTag: 'layer:web', onlyDependOnLibsWithTags: ['layer:contract'] },
  { sourceTag: 'lib:platform-queue', notDependOnLibsWithTags: ['lib:platform-db'] },
  { sourceTag: 'lib:platform-db', notDependOnLibsWithTags: ['lib:platform-queue'] },
  ...Object.entries(domain).map(([name, seen]) => ({
    sourceTag: `lib:${name}`,
    onlyDependOnLibsWithTags: ['layer:contract', ...seen.map(other => `lib:${other}`)],
  })),
]

const talkative = ['@nestjs/*', 'typeorm', 'bullmq', 'ioredis', 'pg', 'react', 'react-dom', 'undici', 'piscina', 'ws']
const pureLayers = ['layer:domain', 'layer:contract'].map(sourceTag => ({ sourceTag, bannedExternalImports: talkative }))

const domainFolders = Object.keys(domain).map(name => `libs/${name}/src/**/*.ts`)
const specs = ['**/*.spec.ts', '**/*.spec.tsx', 'test/**/*.ts', '**/*.bench.ts']

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.nx/**', '.kentongan/**', 'coverage/**'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.base],
    plugins: { '@nx': nx },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@nx/enforce-module-boundaries': ['error', { enforceBuildableLibDependency: false, allow: ['../../../../test/support/*', '../../../test/support/*', '../../test/support/*'], depConstraints: [...layers, ...pureLayers] }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      'no-restricted-properties': ['error', { object: 'URL', property: 'canParse', message: 'Wrong for é and ü in Node 20; use parseUrl of @kentongan/text.' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-globals': ['error', { name: 'fetch', message: 'Every outward request goes through platform/http-fetch.' }],
      'no-restricted-imports': ['error', {
        paths: [{ name: 'natural', message: 'Its root loads databases and prints; import the deep path (research/stack).' }],
      }],
      complexity: ['error', 10],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: domainFolders,
    ignores: specs,
    rules: {
      'no-restricted-imports': ['error', {
        patterns: [{ group: ['node:*', 'fs', 'path', 'http', 'https', 'crypto', 'os', 'child_process', 'worker_threads'], message: 'The domain talks to nothing.' }],
        paths: [{ name: 'natural', message: 'Its root loads databases and prints; import the deep path.' }],
      }],
      'no-restricted-globals': ['error', 'fetch', 'process', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'],
      'no-restricted-properties': ['error',
        { object: 'Date', property: 'now', message: 'Time comes in as an argument.' },
        { object: 'Math', property: 'random', message: 'The domain throws no dice.' },
        { object: 'URL', property: 'canParse', message: 'Wrong for é and ü in Node 20; use parseUrl.' },
        { object: 'performance', property: 'now' }],
      'no-restricted-syntax': ['error', { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time comes in as an argument.' }],
    },
  },
  {
    // The dashboard speaks only to its own origin, through one typed client; JSX makes functions long without making them hard.
    files: ['apps/dashboard/src/**/*.{ts,tsx}'],
    rules: { 'max-lines-per-function': ['error', { max: 120, skipBlankLines: true, skipComments: true }] },
  },
  { files: ['apps/dashboard/src/api-client.ts', 'libs/platform/http-fetch/src/**/*.ts'], rules: { 'no-restricted-globals': 'off' } },
  {
    files: specs,
    rules: { 'max-lines-per-function': 'off', 'max-lines': ['error', { max: 400 }], 'no-restricted-globals': 'off', complexity: 'off' },
  },
  { files: ['libs/platform/db/src/migrations/*.ts'], rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' } },
)
