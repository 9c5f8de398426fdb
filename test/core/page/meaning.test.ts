import { describe, expect, it } from 'vitest'
import { template } from '../../../src/core/entries/template.js'
import { deriveSectionKind } from '../../../src/core/page/meaning.js'

describe('what a heading announces', () => {
  it.each([
    ['Context', 'context'],
    ['📋 Project Overview', 'context'],
    ['TL;DR', 'context'],
    ['1. Where things stand', 'context'],
    ['✅ What was done', 'completed'],
    ['Completed This Session', 'completed'],
    ['Progress so far', 'completed'],
    ['Files Modified', 'files'],
    ['New files', 'files'],
    ['Key files touched', 'files'],
    ["What's NOT done", 'remaining'],
    ['Next Steps:', 'remaining'],
    ['next_item', 'other'],
    ['next_steps', 'remaining'],
    ['findings / decisions_and_dead_ends', 'decisions'],
    ['TODO', 'remaining'],
    ['4) Open items', 'remaining'],
    ['Roadmap', 'remaining'],
    ['🚨 WHAT’S STILL BROKEN', 'remaining'],
    ['Follow-ups', 'remaining'],
    ['Key Decisions & Rationale', 'decisions'],
    ['DECIDED — do not relitigate', 'decisions'],
    ['Known Issues', 'gotchas'],
    ['⚠️ Gotchas', 'gotchas'],
    ['Lessons learned', 'gotchas'],
    ['Files that must not be edited directly', 'gotchas'],
    ['Do not edit directly', 'gotchas'],
    ['Do not relitigate', 'decisions'],
    ['Uncertainties', 'gotchas'],
    ['Deferred work', 'remaining'],
    ['What Is Dictx', 'context'],
    ['What this project is', 'context'],
    ['Project', 'context'],
    ['Project structure', 'architecture'],
    ['How to run', 'environment'],
    ['Quick Start', 'environment'],
    ['Test status', 'verification'],
    ['Dependencies', 'dependencies'],
    ['System architecture', 'architecture'],
    ['Offene Fragen', 'other'],
    ['Thanks', 'other'],
  ] as const)('%s: %s', (heading, kind) => {
    expect(deriveSectionKind(heading, null)).toBe(kind)
  })

  it('ranks tasks only below the remaining work', () => {
    expect(deriveSectionKind('High priority', 'remaining')).toBe('must')
    expect(deriveSectionKind('Nice to Have', 'remaining')).toBe('nice')
    expect(deriveSectionKind('Optional', 'dependencies')).toBe('other')
  })

  it('knows every heading of our own', () => {
    for (const section of template) {
      expect(deriveSectionKind(section.heading, null)).toBe(section.kind)
      for (const child of section.sections)
        expect(deriveSectionKind(child.heading, section.kind)).toBe(child.kind)
    }
  })
})
