// Three projects: node (main, shared, scripts, simulators), renderer (jsdom) and spanning (tests/<area>).
import type { Config } from 'jest';

const swc: [string, Record<string, unknown>] = [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', tsx: true },
      target: 'es2022',
      transform: { react: { runtime: 'automatic' } },
    },
    module: { type: 'commonjs' },
  },
];

// These ship as ES modules only; jest runs CommonJS, so they are compiled like our own code.
const esmOnly = [
  'kysely',
  'uuid',
  'react-aria-components',
  'react-aria',
  'react-stately',
  '@react-aria',
  '@react-stately',
  '@react-types',
  '@internationalized',
  '@adobe',
  'lucide-react',
  'i18next',
  'react-i18next',
  '@tanstack',
  // react-markdown and what it is made of.
  'react-markdown',
  '(remark|rehype|micromark|mdast|hast|unist|estree|vfile|character|html-url|is-(alpha|deci|hexa|plain)|property-info)[a-z0-9-]*',
  '(unified|bail|ccount|trough|zwitch|devlop|longest-streak|trim-lines|stringify-entities|parse-entities)',
  '(decode-named-character-reference|comma-separated-tokens|space-separated-tokens)',
];

const common = {
  rootDir: '.',
  transform: { '\\.(ts|tsx|js|mjs)$': swc },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`],
  extensionsToTreatAsEsm: [],
  moduleNameMapper: { '\\.css$': '<rootDir>/tests/fakes/empty-style.ts' },
  modulePathIgnorePatterns: ['<rootDir>/out/', '<rootDir>/dist/', '<rootDir>/.cache/'],
};

const config: Config = {
  projects: [
    {
      ...common,
      displayName: 'node',
      testEnvironment: 'node',
      testMatch: [
        '<rootDir>/src/{main,shared,preload}/**/*.test.ts',
        '<rootDir>/scripts/**/*.test.ts',
        '<rootDir>/simulators/**/*.test.ts',
      ],
    },
    {
      ...common,
      displayName: 'renderer',
      testEnvironment: 'jsdom',
      setupFiles: ['<rootDir>/tests/harness/renderer-setup.ts'],
      testMatch: ['<rootDir>/src/renderer/**/*.test.ts', '<rootDir>/src/renderer/**/*.test.tsx'],
    },
    {
      ...common,
      displayName: 'spanning',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/tests/**/*.test.ts'],
    },
  ],
};

export default config;
