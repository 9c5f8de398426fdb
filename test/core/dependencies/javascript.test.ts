import { describe, expect, it } from 'vitest'
import { parsePackageJson } from '../../../src/core/dependencies/package-json.js'
import { parsePnpmWorkspace } from '../../../src/core/dependencies/yaml-manifests.js'

describe('package.json', () => {
  it('reads the four tables with their scopes, requirements as written', () => {
    const text = JSON.stringify({
      name: 'shop',
      dependencies: { express: '^4.19.0', '@shop/core': 'workspace:*', pg: 'catalog:' },
      devDependencies: { vitest: '~4.1', fork: 'github:me/fork#main' },
      peerDependencies: { react: '>=18 <20' },
      optionalDependencies: { fsevents: '*' },
    })
    expect(parsePackageJson(text)).toEqual([
      { name: 'express', requirement: '^4.19.0', scope: 'runtime' },
      { name: '@shop/core', requirement: 'workspace:*', scope: 'runtime' },
      { name: 'pg', requirement: 'catalog:', scope: 'runtime' },
      { name: 'vitest', requirement: '~4.1', scope: 'development' },
      { name: 'fork', requirement: 'github:me/fork#main', scope: 'development' },
      { name: 'react', requirement: '>=18 <20', scope: 'peer' },
      { name: 'fsevents', requirement: '*', scope: 'optional' },
    ])
  })

  it("reads bun's catalogs, where workspaces are a table", () => {
    const text = '{"workspaces":{"packages":["a"],"catalog":{"zod":"^4"},"catalogs":{"old":{"zod":"^3"}}}}'
    expect(parsePackageJson(text)).toEqual([
      { name: 'zod', requirement: '^4', scope: 'runtime' },
      { name: 'zod', requirement: '^3', scope: 'runtime' },
    ])
  })

  it.each([
    ['no tables', '{"name":"x","workspaces":["packages/*"]}'],
    ['a list where a table belongs', '{"dependencies":["left-pad"]}'],
    ['text where a table belongs', '{"dependencies":"left-pad"}'],
    ['a manifest that is no table', '[1]'],
    ['null', 'null'],
  ])('finds nothing in %s', (_, text) => {
    expect(parsePackageJson(text)).toEqual([])
  })

  it('has no requirement where the manifest writes none', () => {
    expect(
      parsePackageJson('{"dependencies":{"a":"","b":1,"c":null}}').map((one) => one.requirement),
    ).toEqual([null, null, null])
  })

  it('takes the names of prototypes for names', () => {
    const text = '{"dependencies":{"__proto__":"1","constructor":"2","toString":"3"}}'
    expect(parsePackageJson(text).map((one) => `${one.name} ${one.requirement}`)).toEqual([
      '__proto__ 1',
      'constructor 2',
      'toString 3',
    ])
  })
})

describe('pnpm-workspace.yaml', () => {
  it('reads the default catalog and the named ones', () => {
    const text = [
      'packages:',
      '  - packages/*',
      'catalog:',
      '  vite: ^7.0.0',
      'catalogs:',
      '  next:',
      '    vite: 8.0.0',
    ].join('\n')
    expect(parsePnpmWorkspace(text)).toEqual([
      { name: 'vite', requirement: '^7.0.0', scope: 'runtime' },
      { name: 'vite', requirement: '8.0.0', scope: 'runtime' },
    ])
  })

  it('refuses aliases that multiply', () => {
    const rows = ['a0: &a0 [x, x, x, x, x, x, x, x, x]']
    for (let level = 1; level < 9; level++)
      rows.push(
        `a${level}: &a${level} [${Array(9)
          .fill(`*a${level - 1}`)
          .join(', ')}]`,
      )
    expect(() => parsePnpmWorkspace(rows.join('\n'))).toThrow(/alias/i)
  })
})
