import { packageJson } from '../derive-for.js'
import type { EnvironmentCase } from './case.js'

const scripts = {
  dev: 'vite',
  start: 'node .',
  test: 'vitest',
  build: 'tsc',
  lint: 'eslint .',
  'lint:fix': 'x',
}

export const nodeCases: readonly EnvironmentCase[] = [
  [
    'npm with a lock file',
    { 'package.json': packageJson(scripts), 'package-lock.json': '' },
    {
      install: 'npm ci',
      run: 'npm run dev',
      test: 'npm test',
      build: 'npm run build',
      lint: 'npm run lint',
    },
  ],
  [
    'npm without a lock file',
    { 'package.json': packageJson({ start: 'node .' }) },
    { install: 'npm install', run: 'npm start' },
  ],
  [
    'pnpm by its lock file',
    { 'package.json': packageJson(scripts), 'pnpm-lock.yaml': '' },
    { install: 'pnpm install', run: 'pnpm dev', test: 'pnpm test', build: 'pnpm build', lint: 'pnpm lint' },
  ],
  [
    'yarn by the field, against an old lock file',
    {
      'package.json': packageJson(
        { 'test:unit': 'jest', check: 'x' },
        { packageManager: 'yarn@4.6.0+sha512.abc' },
      ),
      'package-lock.json': '',
    },
    {
      install: 'yarn install',
      test: 'yarn run test:unit',
      lint: 'yarn run check',
      runtime: ['yarn 4.6.0'],
    },
  ],
  [
    'bun by its lock file',
    { 'package.json': packageJson({ test: 'bun test' }), 'bun.lock': '' },
    { install: 'bun install', test: 'bun run test' },
  ],
  [
    'pnpm by devEngines',
    { 'package.json': packageJson({}, { devEngines: { packageManager: { name: 'pnpm' } } }) },
    { install: 'pnpm install' },
  ],
]
