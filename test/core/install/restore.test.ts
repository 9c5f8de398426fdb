import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { begin, end } from '../../../src/core/install/managers.js'
import {
  type Edit,
  hookFileEdit,
  huskyEdit,
  lefthookEdit,
  preCommitEdit,
  simpleGitHooksEdit,
} from './edits.js'

/** What is done can be done again without a change, and be undone to the byte. */
function expectReversible({ add, remove }: Edit, text: string | null): string {
  const added = add(text)
  if (added === null) throw new Error(`Nothing can be added to ${JSON.stringify(text)}`)
  expect(added).not.toBe(text)
  expect(add(added)).toBe(added)
  expect(remove(added)).toBe(text)
  return added
}

/** A text as it may stand in a repository: both kinds of line ends, with a final newline or without. */
function spell(lines: readonly string[], lineEnd: string, hasFinalNewline: boolean): string {
  return lines.join(lineEnd) + (hasFinalNewline && lines.length > 0 ? lineEnd : '')
}

const spelling = fc.record({ lineEnd: fc.constantFrom('\n', '\r\n'), final: fc.boolean() })

describe('any file', () => {
  it.each([
    ['hook file', hookFileEdit],
    ['husky', huskyEdit],
    ['lefthook', lefthookEdit],
    ['pre-commit', preCommitEdit],
  ])('that was not there is gone again: %s', (_, edit) => {
    expectReversible(edit, null)
  })

  it('that was empty is empty again', () => {
    for (const edit of [hookFileEdit, huskyEdit, lefthookEdit, preCommitEdit]) expectReversible(edit, '')
  })

  it('that people have added to stays, without our lines', () => {
    const made = hookFileEdit.add(null) ?? ''
    expect(hookFileEdit.remove(`${made}npm test\n`)).toBe('#!/bin/sh\nnpm test\n')
  })

  it('with half a block is left to its people', () => {
    expect(() => hookFileEdit.remove(`a\n${begin}\nb\n`)).toThrow(
      `It contains \`${begin}\` without a matching \`${end}\``,
    )
  })

  it('that talks about our lines has none', () => {
    expect(hookFileEdit.remove(`echo "${begin}"\n`)).toBe(`echo "${begin}"\n`)
  })
})

describe('a hook file', () => {
  const line = fc.constantFrom('', 'exit 0', 'npm test', '# é', 'cat <<EOF', 'EOF', '  x', end.slice(1))
  it('is restored, whatever is in it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom([], ['#!/bin/sh'], ['#!/usr/bin/env bash']),
        fc.array(line, { maxLength: 6 }),
        spelling,
        (shebang, lines, { lineEnd, final }) => {
          const text = spell([...shebang, ...lines], lineEnd, final)
          expectReversible(hookFileEdit, text)
          expectReversible(huskyEdit, text)
        },
      ),
    )
  })

  it('keeps its first line', () => {
    expect(expectReversible(hookFileEdit, '#!/usr/bin/env bash\nexit 0')).toMatch(
      /^#!\/usr\/bin\/env bash\n# >>> git-handoff >>>\n/,
    )
  })
})

describe('a lefthook.yml', () => {
  const otherHook = fc.constantFrom(
    ['pre-commit:', '  jobs:', '    - run: npm test # fast'],
    ['commit-msg:', '  commands:', '    lint:', '      run: |', '        npx commitlint', '', ''],
    ['# a comment', 'min_version: 1.10.0'],
  )
  const ourHook = fc.constantFrom(
    ['pre-push:', '  parallel: true'],
    ['pre-push:', '  jobs:', '  - run: a', '  - name: "b: c"', '    run: >-', '      x', '', '      y'],
    ['pre-push:', '    commands:', '        "tests":', '            run: npm test # all', '# below'],
    ['pre-push:', '  scripts:', '    "x.sh":', '      runner: bash'],
    ['"post-checkout":', '  jobs: # here', '      - run: a'],
  )
  it('is restored, whatever is in it', () => {
    fc.assert(
      fc.property(otherHook, ourHook, fc.boolean(), spelling, (other, ours, first, { lineEnd, final }) => {
        expectReversible(
          lefthookEdit,
          spell(first ? [...ours, ...other] : [...other, ...ours], lineEnd, final),
        )
      }),
    )
  })

  it('is left to its people where it has another form', () => {
    for (const text of [
      'pre-push: {jobs: [{run: a}]}\n',
      'pre-push:\n',
      'pre-push:\n  jobs: []\n',
      'a: &x {run: a}\npre-push: *x\n',
      '{pre-commit: {}}\n',
      'a: [\n',
      'a: 1\n---\nb: 2\n',
      'a: 1\n...\n',
      '- a\n',
    ]) {
      expect(lefthookEdit.add(text), text).toBeNull()
    }
  })

  it('gets a job, or a command where there are commands', () => {
    expect(lefthookEdit.add('pre-push:\n  commands:\n    a:\n      run: b\n')).toContain(
      '    git-handoff:\n      run: |\n',
    )
    expect(lefthookEdit.add('pre-push:\n  jobs:\n    - run: b\n')).toContain('    - name: git-handoff\n')
  })
})

describe('a .pre-commit-config.yaml', () => {
  const repos = fc.constantFrom(
    ['repos:', '- repo: https://example.com/a', '  rev: v1 # pinned', '  hooks:', '  - id: a'],
    ['repos:', '    - repo: local', '      hooks: [{id: a, name: a, entry: a, language: system}]'],
    [],
  )
  const before = fc.constantFrom([], ['# comment', 'fail_fast: true'], ['default_stages: [pre-commit]', ''])
  const after = fc.constantFrom([], ['# later', 'ci:', '  skip: []'], ['', ''])
  it('is restored, whatever is in it', () => {
    fc.assert(
      fc.property(before, repos, after, spelling, (first, middle, last, { lineEnd, final }) => {
        expectReversible(preCommitEdit, spell([...first, ...middle, ...last], lineEnd, final))
      }),
    )
  })

  it('is left to its people where it has another form', () => {
    for (const text of ['repos: []\n', 'repos:\n', 'repos: *x\n', '[]\n']) {
      expect(preCommitEdit.add(text), text).toBeNull()
    }
  })
})

describe('a package.json', () => {
  const command = fc.constantFrom('npm test', 'exit 1', '', 'a "b" \\ c # d', 'é\u2028', 'cat >/dev/null')
  const hooks = fc.dictionary(fc.constantFrom('pre-commit', 'pre-push', 'post-checkout'), command)
  const indent = fc.constantFrom(undefined, 2, 4, '\t')
  it('is restored, however it is formatted', () => {
    fc.assert(
      fc.property(hooks, indent, spelling, fc.boolean(), (entries, space, { lineEnd, final }, hasMore) => {
        const manifest = {
          name: 'x',
          'simple-git-hooks': entries,
          ...(hasMore ? { scripts: { a: 'b' } } : {}),
        }
        const json = JSON.stringify(manifest, null, space).replaceAll('\n', lineEnd)
        const added = expectReversible(simpleGitHooksEdit, json + (final ? lineEnd : ''))
        // Nothing but the two hooks differs.
        const edited = JSON.parse(added) as typeof manifest
        const expected = { 'pre-push': expect.any(String), 'post-checkout': expect.any(String) }
        expect(edited).toEqual({ ...manifest, 'simple-git-hooks': { ...entries, ...expected } })
      }),
    )
  })

  it('is restored where somebody has moved our entry', () => {
    const text = '{\n  "simple-git-hooks": {\n    "pre-commit": "a"\n  }\n}\n'
    const { 'simple-git-hooks': hooks, ...rest } = JSON.parse(simpleGitHooksEdit.add(text) ?? '') as {
      'simple-git-hooks': Record<string, string>
    }
    const { 'pre-commit': own, ...ours } = hooks
    const moved = { 'simple-git-hooks': { 'pre-commit': own, ...ours }, ...rest }
    expect(JSON.parse(simpleGitHooksEdit.remove(JSON.stringify(moved)) ?? '')).toEqual(JSON.parse(text))
  })

  it('is left to its people where our command cannot be told from the rest', () => {
    const added = simpleGitHooksEdit.add('{"simple-git-hooks": {}}') ?? ''
    const unknown = 'in an unexpected place'
    expect(() => simpleGitHooksEdit.remove(added.replace('"pre-push"', '"commit-msg"'))).toThrow(unknown)
    expect(() => simpleGitHooksEdit.remove(`${added},`)).toThrow(unknown)
  })

  it('is left to its people where there is no object of hooks', () => {
    for (const text of [
      '{}',
      '{"simple-git-hooks": "./hooks.json"}',
      '{"simple-git-hooks": {"pre-push": 1}}',
      '',
    ]) {
      expect(simpleGitHooksEdit.add(text), text).toBeNull()
    }
  })
})
