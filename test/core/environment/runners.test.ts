import { describe, expect, it } from 'vitest'
import { parseJustfile, parseMakefile } from '../../../src/core/environment/runners.js'
import { runnerCases } from './cases/runners.js'
import { packageJson, saidFor } from './derive-for.js'

describe('Makefile', () => {
  it('takes explicit targets only', () => {
    const text = [
      'SHELL := bash',
      'CC ?= gcc',
      'FLAGS ::= -O2',
      'ifeq ($(OS),Windows_NT)',
      'EXE = .exe',
      'endif',
      '.PHONY: test lint ghost',
      'export PATH := $(PATH):bin',
      'all: build ## everything',
      'build install-bin: src/main.c | out',
      '\tgcc -o $@ $<',
      'test:: build',
      '\t./run: not-a-target',
      'lint: FLAGS += -w',
      'lint: ; ./lint',
      'only-variable: CC = clang',
      'check-%:',
      '\techo $*',
      '$(OBJECTS): %.o: %.c',
      'define RECIPE',
      'inside:',
      'endef',
      'long: a \\',
      '  b: c',
    ].join('\n')
    expect([...parseMakefile(text).keys()]).toEqual(['all', 'build', 'install-bin', 'test', 'lint', 'long'])
    expect(parseMakefile(text).get('build')).toBe('\tgcc -o $@ $<\n')
  })

  it.each([
    [
      'targets',
      'build:\n\tgo build\ntest:\n\tgo test\nlint:\n\tvet\nrun:\n\t./x\n',
      { build: 'make build', test: 'make test', lint: 'make lint', run: 'make run' },
    ],
    ['a default goal for all', 'all: x\n\tcc\ncheck:\n\t./t\n', { build: 'make', test: 'make check' }],
    ['an all that only looks', 'all: generate vet test\n\ntest:\n\tgo test\n', { test: 'make test' }],
    [
      'an all that tests what it builds',
      'all: build-cli test\ntest:\n\t./t\n',
      { build: 'make', test: 'make test' },
    ],
    ['all further down', 'help:\n\techo\nall: x\n\tcc\n', { build: 'make all' }],
    ['an install that copies', 'install: bin\n\tinstall -m755 bin /usr/local/bin\n', {}],
    ['an install that fetches', 'install:\n\tpip install -r requirements.txt\n', { install: 'make install' }],
    ['only declared targets', '.PHONY: test build\n', {}],
    ['patterns', 'test-%:\n\tcargo test\n', {}],
  ])('%s', async (_, text, expected) => {
    expect(await saidFor({ Makefile: text })).toEqual(expected)
  })

  it('goes before scripts and the language, task by task', async () => {
    const files = {
      Makefile: 'test:\n\tgo test ./... && npm test\n',
      'go.mod': 'module x\n\ngo 1.23.1\n',
      'package.json': packageJson({ test: 'vitest', dev: 'vite' }),
    }
    expect(await saidFor(files)).toEqual({
      install: 'npm install',
      run: 'npm run dev',
      test: 'make test',
      build: 'go build ./...',
      runtime: ['Go 1.23.1'],
    })
  })
})

describe('justfile', () => {
  it('takes public recipes that need no argument', () => {
    const text = [
      'set shell := ["bash", "-c"]',
      'version := "1"',
      'alias t := test',
      'default: lint',
      '@test *args:',
      '  cargo test {{args}}',
      "run port='80': build",
      'deploy target:',
      'many +names:',
      '_hidden:',
      '[private]',
      'secret:',
      '[group("x")]',
      'lint:',
    ].join('\n')
    expect([...parseJustfile(text).keys()]).toEqual(['t', 'default', 'test', 'run', 'lint'])
  })

  it('is told with just', async () => {
    expect(await saidFor({ justfile: 'test:\n  x\ncheck:\n  y\n' })).toEqual({
      test: 'just test',
      lint: 'just check',
    })
  })
})

describe('other runners', () => {
  it.each(runnerCases)('%s', async (_, files, expected) => {
    expect(await saidFor(files)).toEqual(expected)
  })
})
