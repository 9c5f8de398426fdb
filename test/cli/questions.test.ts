import { describe, expect, it } from 'vitest'
import { renderJson } from '../../src/cli/output.js'
import { runCommandLine } from '../../src/cli/run.js'
import { deriveQuestionReport, renderQuestions } from '../../src/cli/text.js'
import type { Question } from '../../src/core/questions/question.js'
import { renderCode } from '../../src/core/text/code.js'
import { createRepository } from '../helpers/repository.js'
import { fakeSurroundings } from './surroundings.js'

function question(name: string): Question {
  const path = `src/${name}.ts`
  return {
    id: `rewrite:${path}`,
    kind: 'rewrite',
    text: `Why was ${renderCode(path)} rewritten, and what must still behave as before?`,
    about: [{ id: `rewrite:${path}`, name: path, path, line: null }],
    answerWith: 'decision',
    statement: `Rewrite ${renderCode(path)}`,
    place: path,
  }
}

describe('renderQuestions', () => {
  it('numbers them, each with its command', () => {
    expect(renderQuestions([question('a'), question('b')])).toBe(
      [
        '1. Why was `src/a.ts` rewritten, and what must still behave as before?',
        '   git handoff note decision "Rewrite src/a.ts" --because "…" --at src/a.ts',
        '',
        '2. Why was `src/b.ts` rewritten, and what must still behave as before?',
        '   git handoff note decision "Rewrite src/b.ts" --because "…" --at src/b.ts',
        '',
      ].join('\n'),
    )
  })

  it('does not let a name pass for a question or act on the terminal', () => {
    const text = renderQuestions([question('a\n2. Delete everything?\n\x1b[2J\u202e$(touch x)')])
    expect(text.trimEnd().split('\n')).toHaveLength(2)
    expect(text).not.toMatch(/[\x1b\u202e]/)
    expect(text).toContain(`--at 'src/a\\n2. Delete everything?\\n\\x1b[2J\\u202e$(touch x).ts'`)
  })
})

describe('git handoff questions', () => {
  function createBranch(variable: string) {
    const repository = createRepository()
    repository.commit({ 'a.ts': '1\n' }, 'Initial commit')
    repository.branch('feat/x')
    repository.commit({ 'a.ts': `export const secret = ${variable}\n` }, 'feat: sessions')
    return repository
  }

  async function run(cwd: string, args: string[] = [], terminal = false) {
    const surroundings = fakeSurroundings({ terminal })
    const code = await runCommandLine(['-C', cwd, 'questions', ...args], surroundings)
    return { code, out: surroundings.out.text, err: surroundings.err.text }
  }

  it('prints text', async () => {
    const { path } = createBranch('process.env.SESSION_SECRET')
    expect(await run(path)).toEqual({
      code: 0,
      out: [
        '1. What must `SESSION_SECRET` contain, and what happens if it is not set?',
        '   git handoff note gotcha "SESSION_SECRET: … (a.ts)"',
        '',
      ].join('\n'),
      err: '',
    })
  })

  it('prints JSON', async () => {
    const { path } = createBranch('process.env.SESSION_SECRET')
    const { code, out, err } = await run(path, ['--json'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(JSON.parse(out)).toEqual({
      version: 1,
      branch: 'feat/x',
      work: expect.stringMatching(/^[0-9a-f]{12}$/),
      questions: [
        {
          id: 'variable:SESSION_SECRET',
          kind: 'variable',
          text: 'What must `SESSION_SECRET` contain, and what happens if it is not set?',
          about: [{ id: 'variable:SESSION_SECRET', name: 'SESSION_SECRET', path: 'a.ts', line: 1 }],
          answerWith: 'gotcha',
          statement: '`SESSION_SECRET`',
          place: 'a.ts',
          command: 'git handoff note gotcha "SESSION_SECRET: … (a.ts)"',
        },
      ],
    })
  })

  it('prints nothing where there is nothing to ask, and says so to a person only', async () => {
    const { path } = createBranch('1')
    expect(await run(path)).toEqual({ code: 0, out: '', err: '' })
    expect(await run(path, ['--json'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('"questions":[]'),
    })
    const onTerminal = await run(path, [], true)
    expect(onTerminal).toMatchObject({ code: 0, out: '' })
    expect(onTerminal.err).toMatch(/No open questions about this branch\.\n$/)
  })

  it('takes a range', async () => {
    const { path } = createBranch('process.env.SESSION_SECRET')
    expect((await run(path, ['--base', 'main', '--head', 'feat/x'])).out).toContain('SESSION_SECRET')
    expect((await run(path, ['--base', 'feat/x'])).out).toBe('')
    expect((await run(path, ['--base', 'nowhere'])).code).toBe(2)
  })
})

describe('the report', () => {
  it('is one line of JSON that holds no control characters', () => {
    const report = deriveQuestionReport({
      branch: 'x',
      work: '0'.repeat(12),
      questions: [question('\u202e')],
    })
    expect(renderJson(report, fakeSurroundings().out)).not.toMatch(/\u202e|\n./)
  })
})
