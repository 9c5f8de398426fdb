import { describe, expect, it } from 'vitest'
import { changed, inPackage, leftIn, moved, removed } from '../left-in.js'

const folder = 'src/main/java/org/acme/auth'
const gone = [
  changed(`${folder}/TokenStore.java`, [
    removed('TokenStore', 'class'),
    removed('TokenStore.sign'),
    removed('Tokens', 'class'),
  ]),
]

describe('a removed class is still', () => {
  it.each([
    [
      'made',
      'src/main/java/org/acme/web/Login.java',
      'package org.acme.web;\n\nimport org.acme.auth.TokenStore;\n\nclass Login {\n  Object t = new TokenStore();\n}\n',
      'src/main/java/org/acme/web/Login.java:6 it still calls',
    ],
    [
      'named in its package, without an import',
      `${folder}/Login.java`,
      'package org.acme.auth;\n\nclass Login {\n  TokenStore tokens;\n}\n',
      `${folder}/Login.java:4 it still names`,
    ],
    [
      'named in its package’s tests',
      'src/test/java/org/acme/auth/TokenStoreTest.java',
      'package org.acme.auth;\n\nclass TokenStoreTest {\n  void signs() { TokenStore.sign(1); }\n}\n',
      'src/test/java/org/acme/auth/TokenStoreTest.java:4 it still names',
    ],
    [
      'imported in Kotlin',
      'src/main/kotlin/org/acme/web/Login.kt',
      'package org.acme.web\n\nimport org.acme.auth.TokenStore\n',
      'src/main/kotlin/org/acme/web/Login.kt:3 it still imports',
    ],
  ])('%s', (_, path, text, found) => {
    expect(
      leftIn({ [path]: text }, [changed(`${folder}/TokenStore.java`, [removed('TokenStore', 'class')])]),
    ).toEqual([`${found} the removed \`TokenStore\``])
  })
})

describe('nothing is left over by', () => {
  it.each([
    [
      'a comment',
      `${folder}/A.java`,
      'package org.acme.auth;\n\n/** {@link Tokens} */\nclass A { // Tokens\n}\n',
    ],
    [
      'an import of another',
      `${folder}/A.java`,
      'package org.acme.auth;\n\nimport com.jwt.Tokens;\n\nclass A { Tokens t; }\n',
    ],
    [
      'a class of another package',
      'src/main/java/org/acme/web/A.java',
      'package org.acme.web;\n\nclass A { Tokens t; }\n',
    ],
    [
      'its own nested class',
      `${folder}/A.java`,
      'package org.acme.auth;\n\nclass A { static class Tokens {} Tokens t; }\n',
    ],
    [
      'a type parameter',
      `${folder}/A.java`,
      'package org.acme.auth;\n\nclass A<Tokens extends Object> { Tokens t; }\n',
    ],
    [
      'a common word of a package that is imported as a whole',
      `${folder}/A.java`,
      'package org.acme.auth;\n\nimport com.jwt.*;\n\nclass A { Tokens t; }\n',
    ],
  ])('%s', (_, path, text) => {
    expect(leftIn({ [path]: text }, gone)).toEqual([])
  })
})

it('a member that is imported by itself', () => {
  const files = [changed(`${folder}/Tokens.java`, [removed('Tokens.signToken')])]
  const tree = {
    [`${folder}/Tokens.java`]: 'package org.acme.auth;\n\nclass Tokens {\n}\n',
    'src/main/java/org/acme/web/A.java':
      'package org.acme.web;\n\nimport static org.acme.auth.Tokens.signToken;\n\nclass A { int a = signToken(1); }\n',
  }
  expect(leftIn(tree, files)).toEqual([
    'src/main/java/org/acme/web/A.java:5 it still calls the removed `Tokens.signToken`',
  ])
})

describe('a class that moved', () => {
  const path = 'src/main/java/org/acme/tokens/TokenStore.java'
  const files = [changed(path, [moved('TokenStore', `${folder}/TokenStore.java`, 'class')])]
  const tree = { [path]: 'package org.acme.tokens;\n\npublic class TokenStore {\n}\n' }

  it.each([
    ['from where it was', 'import org.acme.auth.TokenStore;', true],
    ['from its new package', 'import org.acme.tokens.TokenStore;', false],
  ])('is imported %s', (_, line, isLeft) => {
    const login = 'src/main/java/org/acme/web/Login.java'
    const found = leftIn({ ...tree, [login]: `package org.acme.web;\n\n${line}\n` }, files)
    expect(found.map((text) => text.split(' ')[0])).toEqual(isLeft ? [`${login}:3`] : [])
  })
})

describe('a member that only its package can name', () => {
  const files = [changed(`${folder}/Keys.java`, [inPackage(removed('Keys.makeAll'))])]
  const tree = { [`${folder}/Keys.java`]: 'package org.acme.auth;\n\nclass Keys {\n}\n' }
  const call = 'class A { int a = Keys.makeAll(); }\n'

  it('is called by the name of its class', () => {
    const text = `package org.acme.auth;\n\n${call}`
    expect(leftIn({ ...tree, [`${folder}/A.java`]: text }, files)).toEqual([
      `${folder}/A.java:3 it still calls the removed \`Keys.makeAll\``,
    ])
  })

  it.each([
    ['a class of another package', 'src/main/java/org/acme/web/A.java', `package org.acme.web;\n\n${call}`],
    ['a class that is imported', `${folder}/A.java`, `package org.acme.auth;\nimport com.jwt.Keys;\n${call}`],
  ])('is not called on %s', (_, path, text) => {
    expect(leftIn({ ...tree, [path]: text }, files)).toEqual([])
  })

  it.each([
    ['inherits', 'class Keys extends Base {\n}\n'],
    ['has another of its name', 'class Keys {\n  static int makeAll(int a) { return a; }\n}\n'],
  ])('is not gone where its class %s', (_, keys) => {
    const text = `package org.acme.auth;\n\n${call}`
    const own = { [`${folder}/Keys.java`]: `package org.acme.auth;\n\n${keys}` }
    expect(leftIn({ ...own, [`${folder}/A.java`]: text }, files)).toEqual([])
  })
})
