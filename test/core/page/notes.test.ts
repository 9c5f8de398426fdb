import { describe, expect, it } from 'vitest'
import { addNotes, type Notes } from '../../../src/core/page/notes.js'
import { createPage, updatePage } from '../../../src/core/page/update.js'
import { derived } from './derived.js'

const none: Notes = { decisions: [], gotchas: [], context: [], tasks: [] }
const facts = derived({ files: ['`a.ts` (line 1)'], must: ['Resolve the TODO in `a.ts:1`: close the pool'] })
const page = createPage(facts)

describe('addNotes', () => {
  const notes: Notes = {
    decisions: [
      { text: 'Redis, not memory', reason: 'several instances run', at: 'src/store.ts#createStore' },
    ],
    gotchas: ['`SESSION_SECRET` must be set or the suite hangs'],
    context: ['Token revocation needs server-side sessions.'],
    tasks: [
      { text: 'Update `tests/auth.test.ts`', priority: 'must' },
      { text: 'Add "sign out all devices"', priority: 'nice' },
    ],
  }

  it('puts each note into its section, in place of our word for nothing', () => {
    const noted = addNotes(page, notes)
    expect(noted).toContain('## Context\n\nToken revocation needs server-side sessions.\n\n## Completed Work')
    expect(noted).toContain(
      '## Key Decisions\n\n1. Redis, not memory (`src/store.ts#createStore`)\n   - Reason: several instances run\n\n',
    )
    expect(noted).toContain('## Gotchas\n\n- `SESSION_SECRET` must be set or the suite hangs\n')
    expect(noted).toContain('close the pool\n- [ ] Update `tests/auth.test.ts`\n')
    expect(noted).toContain('### Nice to Have\n\n- [ ] Add "sign out all devices"\n')
    expect(noted).toContain('**Status:** In progress (0 of 2 must-do tasks done)')
    expect(noted).not.toMatch(/recorded/)
  })

  it('writes a note once, and nothing at all without notes', () => {
    const once = addNotes(page, notes)
    expect(addNotes(once, notes)).toBe(once)
    expect(addNotes(page, none)).toBe(page)
  })

  it('numbers a second decision, and keeps both over an update', () => {
    const second = { text: 'Cookies, not headers', reason: null, at: null }
    const noted = addNotes(addNotes(page, notes), { ...none, decisions: [second] })
    expect(noted).toContain('   - Reason: several instances run\n2. Cookies, not headers\n')
    expect(updatePage(noted, facts, facts)).toBe(noted)
  })

  it.each([
    ['3) Close it\n4) Ship it\n', '5) [ ] Tag it'],
    ['1. Close it\n1. Ship it\n', '1. [ ] Tag it'],
    ['9. Close it\n', '10. [ ] Tag it'],
  ])('counts on from where a list is: %j', (list, line) => {
    const tasks = [{ text: 'Tag it', priority: 'must' as const }]
    expect(addNotes(`# T\n\n## Next steps\n\n${list}`, { ...none, tasks })).toContain(list + line)
  })

  it('adds to the sections of a page that people wrote, in its own line endings', () => {
    const own =
      '# Sessions\r\n\r\n## Next steps\r\n\r\n* Call Ann\r\n\r\n## Pitfalls\r\n\r\nNone, it is small.\r\n'
    const noted = addNotes(own, {
      ...none,
      gotchas: ['Slow on CI'],
      tasks: [{ text: 'Ship it', priority: 'must' }],
    })
    expect(noted).toContain(
      '* Call Ann\r\n* [ ] Ship it\r\n\r\n## Pitfalls\r\n\r\nNone, it is small.\r\n\r\n- Slow on CI\r\n',
    )
    expect(noted).not.toMatch(/[^\r]\n/)
  })
})
