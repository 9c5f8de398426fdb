// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of GitHub Actions
import { packageJson } from '../derive-for.js'
import type { EnvironmentCase } from './case.js'

const workflow = (...runs: string[]) =>
  `jobs:\n  test:\n    steps:\n      - uses: actions/checkout@v4\n${runs.map((run) => `      - run: ${run}\n`).join('')}`

export const workflowCases: readonly EnvironmentCase[] = [
  [
    'tests that only a workflow tells',
    { '.github/workflows/ci.yml': workflow('swift build', 'swift test --parallel') },
    { test: 'swift test' },
  ],
  [
    'another way to test than the usual one',
    {
      Gemfile: '',
      '.rspec': '',
      '.github/workflows/ci.yml': workflow('"./bin/test"'),
    },
    { install: 'bundle install', test: 'bin/test' },
  ],
  [
    'the usual way, which a workflow takes with options',
    {
      'go.mod': 'module x\n',
      '.github/workflows/a.yml': workflow('go test -race ./...', 'scripts/test.sh'),
    },
    { test: 'go test ./...', build: 'go build ./...' },
  ],
  [
    'a task that the repository names, before what a workflow does',
    { 'package.json': packageJson({ test: 'x' }), '.github/workflows/a.yml': workflow('scripts/test') },
    { install: 'npm install', test: 'npm test' },
  ],
  [
    'workflows that test in several ways, in a folder, or a part',
    {
      '.github/workflows/a.yml': workflow('make test', 'swift test'),
      '.github/workflows/b.yml': `${workflow('mix test')}        working-directory: app\n`,
      '.github/workflows/c.yml': workflow(
        'vendor/bin/phpunit tests/One',
        'bundle exec rspec ${{ matrix.x }}',
      ),
    },
    {},
  ],
]
