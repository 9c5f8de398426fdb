import { describe, expect, it } from 'vitest'
import { type Circumstances, derivePublishing, deriveTransport } from '../../../src/core/push/publishing.js'

const usual: Circumstances = {
  publish: 'auto',
  url: '/srv/project.git',
  tracking: 'refs/remotes/origin/x',
  trackedOid: 'a',
  from: 'b',
  isResolvedAgain: true,
  addresses: 1,
  hookObstacle: null,
}

describe('derivePublishing', () => {
  it.each<[string, Partial<Circumstances>, string]>([
    ['a push of our own follows', {}, 'follow'],
    ['a new branch', { trackedOid: null }, 'follow'],
    ['http sends the page itself', { url: 'https://example.com/a.git' }, 'record'],
    ['http was given an id', { url: 'https://example.com/a.git', isResolvedAgain: false }, 'follow'],
    ['an id was pushed', { isResolvedAgain: false }, 'follow'],
    ['an id, and no tracking ref', { isResolvedAgain: false, tracking: null }, 'local'],
    ['no tracking ref', { tracking: null }, 'block'],
    ['no tracking ref, over http', { tracking: null, url: 'http://example.com/a' }, 'block'],
    ['a mirror', { tracking: 'refs/heads/x' }, 'block'],
    ['the tracking ref says nothing new', { trackedOid: 'b' }, 'block'],
    ['two addresses', { addresses: 2 }, 'block'],
    ['a hook of somebody else', { hookObstacle: 'there is one' }, 'block'],
    ['a remote helper', { url: 'ext::ssh %S host' }, 'block'],
    ['as configured', { publish: 'block' }, 'block'],
    ['as configured, over http', { publish: 'block', url: 'http://example.com/a' }, 'block'],
    ['as configured', { publish: 'local' }, 'local'],
    ['the page cannot be held back', { publish: 'local', url: 'http://example.com/a' }, 'record'],
    ['an id would be pushed again', { publish: 'block', isResolvedAgain: false }, 'local'],
  ])('%s: %j', (_, given, way) => {
    expect(derivePublishing({ ...usual, ...given }).way).toBe(way)
  })

  it('says why where it is not what was asked for', () => {
    expect(derivePublishing({ ...usual, tracking: null }).reason).toContain('remote-tracking branch')
    expect(derivePublishing(usual).reason).toBeNull()
    expect(derivePublishing({ ...usual, publish: 'block' }).reason).toBeNull()
  })
})

describe('deriveTransport', () => {
  it.each([
    ['/srv/a.git', 'id'],
    ['../a.git', 'id'],
    ['file:///srv/a.git', 'id'],
    ['host:a.git', 'id'],
    ['git@example.com:ada/a.git', 'id'],
    ['ssh://example.com/a.git', 'id'],
    ['git://example.com/a.git', 'id'],
    ['C:\\srv\\a.git', 'id'],
    ['HTTPS://example.com/a.git', 'name'],
    ['http://example.com/a.git', 'name'],
    ['codecommit::eu-west-1://a', 'unknown'],
    ['s3://bucket/a', 'unknown'],
  ])('%s: %s', (url, expected) => {
    expect(deriveTransport(url)).toBe(expected)
  })
})
