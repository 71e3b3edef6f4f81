const swc = (syntax) => ({
  jsc: {
    parser: syntax === 'ts' ? { syntax: 'typescript', tsx: true, decorators: true } : { syntax: 'ecmascript' },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    target: 'es2022',
    keepClassNames: true,
  },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
  swcrc: false,
})

// Packages that ship ES modules only; Jest on Node 20 must see them as CommonJS.
const esm = ['@nestjs', 'file-type', 'strtok3', 'token-types', 'uint8array-extras', '@borewit', '@tokenizer', 'uuid', 'url-join',
  'htmlparser2', 'domhandler', 'domutils', 'dom-serializer', 'domelementtype', 'entities', 'diff', 'feedsmith', 'fast-check', 'pure-rand']

const common = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  transform: { '^.+\\.tsx?$': ['@swc/jest', swc('ts')], '^.+\\.m?js$': ['@swc/jest', swc('js')] },
  transformIgnorePatterns: [`/node_modules/(?!(${esm.join('|')})/)`],
  moduleNameMapper: {
    '^@kentongan/platform/([^/]+)$': '<rootDir>/libs/platform/$1/src/index.ts',
    '^@kentongan/([^/]+)$': '<rootDir>/libs/$1/src/index.ts',
  },
}

const withDatabase = { globalSetup: '<rootDir>/test/support/start-postgres.ts', globalTeardown: '<rootDir>/test/support/stop-postgres.ts' }
const notUnit = ['/node_modules/', '/dist/', '\\.db\\.spec\\.ts$', '\\.e2e\\.spec\\.ts$', '\\.queue\\.spec\\.ts$']

export default {
  projects: [
    { ...common, displayName: 'unit', testMatch: ['<rootDir>/{apps,libs,test}/**/*.spec.ts'], testPathIgnorePatterns: notUnit },
    { ...common, displayName: 'database', testMatch: ['<rootDir>/{apps,libs,test}/**/*.db.spec.ts'], ...withDatabase },
    { ...common, displayName: 'queue', testMatch: ['<rootDir>/{apps,libs,test}/**/*.queue.spec.ts'], ...withDatabase },
    { ...common, displayName: 'browser', testMatch: ['<rootDir>/{apps,libs,test}/**/*.e2e.spec.ts'] },
  ],
}
