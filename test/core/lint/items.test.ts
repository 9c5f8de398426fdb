import { describe, expect, it } from 'vitest'
import { lintInput } from './input.js'

const items = (page: string) =>
  lintInput(page).items.map(({ role, shape, priority, headings, text, done }) => ({
    role,
    shape,
    priority,
    headings,
    text,
    done,
  }))

describe('tasks', () => {
  it('are items with what is nested below them, wherever they stand under remaining work', () => {
    const page =
      '## Remaining Work\n\n- [ ] Export\n  - as CSV\n\n### Nice to Have\n\n1. Import\n\n### Whatever\n\n* [x] Login\n'
    expect(items(page)).toEqual([
      {
        role: 'task',
        shape: 'item',
        priority: 'must',
        headings: ['Remaining Work'],
        text: 'Export\n- as CSV',
        done: false,
      },
      {
        role: 'task',
        shape: 'item',
        priority: 'nice',
        headings: ['Remaining Work', 'Nice to Have'],
        text: 'Import',
        done: false,
      },
      {
        role: 'task',
        shape: 'item',
        priority: 'must',
        headings: ['Remaining Work', 'Whatever'],
        text: 'Login',
        done: true,
      },
    ])
  })

  it('are rows of tables, and headings over prose', () => {
    const page =
      '## Next steps\n\n| Task | Owner |\n| - | - |\n| Export | Ada |\n\n### Login\n\nIt must end sessions.\n'
    expect(items(page).map(({ shape, text, headings }) => [shape, text, headings])).toEqual([
      ['row', '| Export | Ada |', ['Next steps']],
      ['heading', 'Login\n\nIt must end sessions.', ['Next steps']],
    ])
  })
})

describe('decisions', () => {
  it('are the items of their section', () => {
    const page = '## Key Decisions\n\n1. Redis\n   - Reason: several instances\n2. Cookies\n'
    expect(items(page).map(({ role, text }) => [role, text])).toEqual([
      ['decision', 'Redis\n- Reason: several instances'],
      ['decision', 'Cookies'],
    ])
  })

  it('are the headings below it, of which what is listed are the parts', () => {
    const page =
      '## Key Decisions\n\n### 1. Store\n\n- Decision: Redis\n- Why: several instances\n\n### 2. Transport\n\nCookies.\n\n#### Later\n\n- Headers\n'
    expect(items(page).map(({ shape, text, headings }) => [shape, text, headings])).toEqual([
      ['heading', '1. Store\n\n- Decision: Redis\n- Why: several instances', ['Key Decisions']],
      ['heading', '2. Transport\n\nCookies.\n\n#### Later\n\n- Headers', ['Key Decisions']],
    ])
  })

  it('are none where a section only announces them', () => {
    expect(items('## Key Decisions\n\nWe have made some.\n')).toEqual([])
    expect(items('## Key Decisions\n\nNone recorded.\n')).toEqual([])
  })
})

it('gotchas are items of their section and of those below', () => {
  expect(items('## Gotchas\n\n- One\n\n### Redis\n\n- Two\n').map(({ role, text }) => [role, text])).toEqual([
    ['gotcha', 'One'],
    ['gotcha', 'Two'],
  ])
})
