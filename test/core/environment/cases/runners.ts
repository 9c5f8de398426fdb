import type { EnvironmentCase } from './case.js'

export const runnerCases: readonly EnvironmentCase[] = [
  [
    'Taskfile',
    {
      'Taskfile.yml':
        "version: '3'\ntasks:\n  test: go test\n  build:\n    internal: true\n  lint:\n    cmds: [x]\n",
    },
    { test: 'task test', lint: 'task lint' },
  ],
  [
    'mise',
    {
      'mise.toml':
        '[tools]\nnode = "22"\npython = ["3.13", "3.12"]\njq = "1"\n[tasks]\ntest = "x"\n[tasks.dev]\nrun = "y"\n',
    },
    { test: 'mise run test', run: 'mise run dev', runtime: ['Node.js 22', 'Python 3.13'] },
  ],
  [
    'scripts to rule them all',
    { 'script/bootstrap': '', 'script/server': '', 'script/test': '' },
    { install: 'script/bootstrap', run: 'script/server', test: 'script/test' },
  ],
  [
    'pre-commit before a bare linter, where it calls one',
    {
      '.pre-commit-config.yaml': 'repos:\n- repo: https://github.com/astral-sh/ruff-pre-commit\n',
      'setup.py': '',
      'ruff.toml': '',
    },
    { install: 'pip install -e .', lint: 'pre-commit run --all-files' },
  ],
  [
    'pre-commit after a linter, where it calls none',
    {
      '.pre-commit-config.yaml': 'repos:\n- repo: https://example.org/typos\n',
      'setup.py': '',
      'ruff.toml': '',
    },
    { install: 'pip install -e .', lint: 'ruff check' },
  ],
]
