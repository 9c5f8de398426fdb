// biome-ignore-all lint/suspicious/noTemplateCurlyInString: code in the languages that are read
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findTodo } from '../../../src/core/added-lines/todos.js'
import type { FileKind } from '../../../src/core/facts.js'
import { cpuTime } from '../../helpers/timing.js'

function find(
  line: string,
  language: string | null,
  kind: FileKind = 'source',
  path = 'src/a',
): string | null {
  return findTodo(line, { path, kind, language })
}

describe('findTodo finds', () => {
  it.each([
    ['  // TODO: rotate keys', 'typescript', 'TODO: rotate keys'],
    ['  // TODO(ann): rotate keys', 'go', 'TODO(ann): rotate keys'],
    ['  // TODO rotate keys', 'java', 'TODO: rotate keys'],
    ['  // TODO - rotate keys', 'c#', 'TODO: rotate keys'],
    ['  //TODO rotate keys', 'java', 'TODO: rotate keys'],
    ['  // [FIXME] rotate keys', 'rust', 'FIXME: rotate keys'],
    ['  // todo: rotate keys', 'php', 'TODO: rotate keys'],
    [' * @todo rotate keys', 'php', 'TODO: rotate keys'],
    ['  /* FIXME rotate keys */', 'c', 'FIXME: rotate keys'],
    [' * TODO: rotate keys */', 'c', 'TODO: rotate keys'],
    ['  {/* TODO: rotate keys */}', 'tsx', 'TODO: rotate keys'],
    ['<!-- TODO: rotate keys -->', 'html', 'TODO: rotate keys'],
    ['{{-- TODO: rotate keys --}}', 'blade', 'TODO: rotate keys'],
    ['<%# TODO: rotate keys %>', 'html+erb', 'TODO: rotate keys'],
    ['# XXX this is fragile', 'python', 'XXX: this is fragile'],
    ['x = 1  # HACK: until 3.0', 'python', 'HACK: until 3.0'],
    ['-- TODO: add an index', 'sql', 'TODO: add an index'],
    [';; TODO: rotate keys', 'clojure', 'TODO: rotate keys'],
    ['% TODO: rotate keys', 'erlang', 'TODO: rotate keys'],
    ['key: value # TODO: rotate keys', 'yaml', 'TODO: rotate keys'],
    ['url = "https://x.org/#TODO" # TODO: rotate keys', 'python', 'TODO: rotate keys'],
    ["let c = '\"'; // TODO: rotate keys", 'javascript', 'TODO: rotate keys'],
    ["fn f<'a>(x: &'a str) {} // TODO: rotate keys", 'rust', 'TODO: rotate keys'],
    ["it's // TODO: rotate keys", 'tsx', 'TODO: rotate keys'],
    ['// keep in sync. TODO: derive it', 'typescript', 'TODO: derive it'],
    ['// legacy path (TODO: remove in 4.0)', 'typescript', 'TODO: remove in 4.0'],
    ['// not portable (FIXME)', 'typescript', 'FIXME: not portable'],
    ['    return null // TODO', 'typescript', 'TODO: return null'],
    ['    // TODO', 'typescript', 'TODO'],
    ['    TODO: rotate keys', 'python', 'TODO: rotate keys'],
    ['    """TODO: rotate keys"""', 'python', 'TODO: rotate keys'],
    ['// TODO: rotate keys\r', 'typescript', 'TODO: rotate keys'],
    ['# TODO(ann): rotate keys', null, 'TODO(ann): rotate keys'],
    ['// TODO: \u001b[31mred\u202e keys', 'typescript', 'TODO: red keys'],
  ])('%j in %s', (line, language, text) => {
    expect(find(line, language)).toBe(text)
  })

  it('cuts long ones between words', () => {
    const text = find(`// TODO: ${'rotate keys '.repeat(40)}`, 'go') ?? ''
    expect(text.length).toBeLessThanOrEqual(120)
    expect(text).toMatch(/(?:rotate|keys)…$/)
  })

  it.each([
    ['TODO: write this', 'TODO: write this'],
    ['- **TODO:** write this', 'TODO: write this'],
    ['<!-- TODO: write this -->', 'TODO: write this'],
    ['.. todo:: write this', 'TODO: write this'],
  ])('%j in documentation', (line, text) => {
    expect(find(line, 'markdown', 'docs', 'docs/a.md')).toBe(text)
  })
})

describe('findTodo does not find', () => {
  it.each([
    ['const title = "TODO: list"', 'typescript'],
    ['const TODO = 1', 'typescript'],
    ['class TodoItem {}', 'typescript'],
    ['render(<TodoList />) // the list of todos', 'tsx'],
    ['// TODO list of the current user', 'typescript'],
    ['// TODOs are collected elsewhere', 'typescript'],
    ['// see the TODO in parse()', 'typescript'],
    ['// "TODO" is replaced below', 'typescript'],
    ['// TODO, FIXME and XXX are found', 'typescript'],
    ['// TODO/FIXME markers', 'typescript'],
    ['// TODO-list', 'typescript'],
    ['// mktemp -t build.XXXXXX', 'typescript'],
    ['// XXX-XX-1234', 'typescript'],
    ['// XXX XXX XXX', 'typescript'],
    ['// prints the todo: none', 'typescript'],
    ['# pylint: disable=fixme', 'python'],
    ['echo ${x#TODO: a}', 'shell'],
    ['see https://TODO: a', 'javascript'],
    ['"TODO": "rotate keys"', 'json'],
    ['TODO: rotate keys', 'yaml'],
    ['case TODO: // the first state', 'c'],
    ['"#{x} TODO: a"', 'ruby'],
    ['x // TODO: rotate keys', null],
    ['TODO: rotate keys', null],
  ])('%j in %s', (line, language) => {
    expect(find(line, language)).toBeNull()
  })

  it.each([
    ['We removed the last TODO: nothing is left.', 'docs/a.md'],
    ['`TODO: text` is found', 'docs/a.md'],
    ['- TODO: write this', 'CHANGELOG.md'],
  ])('%j in %s', (line, path) => {
    expect(find(line, 'markdown', 'docs', path)).toBeNull()
  })

  it('a line of a long string in a test', () => {
    expect(find('    TODO: rotate keys', 'python', 'test')).toBeNull()
  })
})

describe('findTodo', () => {
  it('never throws, and returns one clean line', () => {
    const languages = fc.constantFrom(
      'typescript',
      'python',
      'shell',
      'php',
      'html',
      'markdown',
      'blade',
      'nope',
      null,
    )
    const pieces = fc.array(
      fc.constantFrom(
        'TODO',
        'XXX',
        ': ',
        '//',
        '/*',
        '*/',
        '#',
        '"',
        "'",
        '`',
        '(',
        ')',
        '\\',
        'a ',
        '\u001b[',
      ),
    )
    fc.assert(
      fc.property(
        pieces,
        languages,
        fc.constantFrom<FileKind>('source', 'test', 'docs'),
        (parts, language, kind) => {
          const text = find(parts.join(''), language, kind)
          if (text !== null) expect(text).toMatch(/^(?:TODO|FIXME|XXX|HACK)[^\u0000-\u001f]{0,120}$/)
        },
      ),
    )
  })

  it('takes linear time', () => {
    const started = cpuTime()
    for (const piece of ['/* ', '"', "'", ' ', '(', 'TODO', '// TODO(', '<!--', '**', '\u001b[1']) {
      find(piece.repeat(100_000 / piece.length), 'typescript')
      find(piece.repeat(100_000 / piece.length), 'markdown', 'docs')
    }
    expect(cpuTime() - started).toBeLessThan(5_000)
  })
})
