import { describe, expect, it } from 'vitest'
import { findMotive } from '../../../src/core/commits/messages.js'
import { cpuTime } from '../../helpers/timing.js'

const why = 'Token revocation needs server-side sessions.'

describe('findMotive', () => {
  it.each([
    ['the first paragraph', `${why}\n\nMore of it, which says how.`],
    ['on several lines', 'Token revocation\nneeds server-side sessions.'],
    [
      'what stands below a heading that announces it',
      `First it says what.\n\n## Context\n\n${why}\n\nMore of it.`,
    ],
    [
      'directly below it',
      `What it does, and how.\n\n### Motivation\n${why}\n### Tests\nNone are needed for that.`,
    ],
    ['below a bold line', `What it does, and how.\n\n**Why?**\n\n${why}`],
    ['behind a label', `What it does, and how.\n\nWhy: ${why}`],
    ['below ticks of a template', `This is a 🙋 feature.\nThis is a 🔨 refactoring.\n\n## Summary\n\n${why}`],
    ['behind the number of an issue', `fix #1353 Custom format\nis not accepted.\n\n${why}`],
    ['behind what a forge says', `Merge pull request 9960 from there.\n\nCloses: o/r#12\n\n${why}`],
    ['below a comment of a template', `<!-- Why is this\n\nneeded here? -->\n${why}`],
  ])('takes %s', (_, body) => {
    expect(findMotive(body)).toBe(why)
  })

  it.each([
    'The two gaps fed the confusion in #2044.',
    'This branch makes tokens revocable again.',
    'The manual of open(2) says otherwise since then.',
    '`login` returned before the session was stored.',
    'Tokens expire after an hour, and nobody is told.',
    'I/O errors were swallowed when the disk was full.',
    'Users cannot sign out of all their devices.',
  ])('takes %j', (body) => {
    expect(findMotive(body)).toBe(body)
  })

  it.each([
    'This could be used to smuggle requests across a proxy.',
    'This change commits a bundled version of both again.',
    'These changes were never imported to the other repository.',
    "It's needed by the next commit of this series.",
    'However, the store must be there before that.',
    'Also the conversion from the error is provided.',
    'To fix this, the store is opened before the server.',
    'Creates extra noise, and may lead to exposure in logs.',
    'Fixes the expiry of cookies that were never read.',
    'I do not know how this happened without anybody noticing.',
    '1a. When the model has no owner, the factory throws.',
    '(2) The other part of it, which comes later.',
    'Commits (1) and (2) were accidentally reverted there.',
    'The store keeps the clean 1a/1b improvements of errors.',
    '- tokens are revocable now, at last.',
    'BREAKING CHANGE: clients must send a cookie from now on.',
    'Reviewed-by: Ada Example of the other team.',
    'Fixes #12 and the others, as far as they are known.',
    'Too short.',
    'Without an end, as subjects of lists are:',
    '',
  ])('takes nothing from %j', (body) => {
    expect(findMotive(body)).toBeNull()
  })

  it('takes no stray sentence from further down', () => {
    expect(findMotive(`- adds a store\n- adds a test\n\n${why}`)).toBeNull()
    expect(findMotive(`However, it was slow before.\n\n${why}`)).toBeNull()
    expect(findMotive(`## Testing\n\n${why}`)).toBeNull()
  })

  it('cuts behind a sentence, whatever numbers with points there are', () => {
    const first = `Releases such as 4.4.0 came late ${'and later '.repeat(20)}each time.`
    expect(
      findMotive(`${first} Version 4.3.4 took months, 4.3.3 years, ${'and so on '.repeat(20)}again.`),
    ).toBe(first)
    expect(findMotive(`Once ${'and again '.repeat(60)}it failed.`)).toMatch(/^Once (?:and again )+\S* ?…$/)
  })

  it('takes linear time', () => {
    const started = cpuTime()
    for (const piece of ['# a\n', '**', 'Why: ', '<!--', 'a. B', '(1', '\n\n', '```\n', 'to a '])
      findMotive(piece.repeat(50_000))
    expect(cpuTime() - started).toBeLessThan(2_000)
  })
})
