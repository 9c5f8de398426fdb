import { describe, expect, it } from 'vitest'
import { setCheckpoint } from '../../../src/core/page/notes.js'

describe('what is said at a checkpoint', () => {
  it.each([
    [
      '# T\n\n**Status:** x\n\n## Context\n',
      '# T\n\n**Status:** x\n\n**Checkpoint:** half way\n\n## Context\n',
    ],
    [
      '# T\n\n**Status:** x\n**Scope:** y\n\nWords.\n',
      '# T\n\n**Status:** x\n**Scope:** y\n\n**Checkpoint:** half way\n\nWords.\n',
    ],
    ['# T\n\n**Checkpoint:** old\n\nWords.\n', '# T\n\n**Checkpoint:** half way\n\nWords.\n'],
    ['# T\n\nWords.\n', '# T\n\n**Checkpoint:** half way\n\nWords.\n'],
    ['# T\r\n\r\nWords.\r\n', '# T\r\n\r\n**Checkpoint:** half way\r\n\r\nWords.\r\n'],
    ['Words.\n', '**Checkpoint:** half way\n\nWords.\n'],
    ['# T', '# T\n\n**Checkpoint:** half way\n'],
  ])('stands at the top of %j', (page, expected) => {
    const once = setCheckpoint(page, 'half\n way')
    expect(once).toBe(expected)
    expect(setCheckpoint(once, 'half way')).toBe(once)
  })
})
