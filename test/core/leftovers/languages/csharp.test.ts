import { describe, expect, it } from 'vitest'
import { changed, leftIn, removed } from '../left-in.js'

describe('a removed class', () => {
  const gone = [changed('src/Auth/TokenStore.cs', [removed('TokenStore', 'class')])]

  it.each([
    ['var store = new TokenStore();\n', 'calls'],
    ['class Login : TokenStore { }\n', 'names'],
    ['services.Add<TokenStore>();\n', 'names'],
    ['Acme.Auth.TokenStore.Create();\n', 'names'],
  ])('is left in %j', (text, how) => {
    expect(leftIn({ 'src/Web/Login.cs': text }, gone)).toEqual([
      `src/Web/Login.cs:1 it still ${how} the removed \`TokenStore\``,
    ])
  })

  it.each([
    '// new TokenStore()\n',
    '/// <see cref="TokenStore"/>\n',
    'var name = "TokenStore";\n',
    'var name = @"TokenStore(";\n',
    'public TokenStore TokenStore { get; set; }\n',
    'new Microsoft.Other.TokenStore();\n',
    'TokenStore = 1,\n',
    'Call(TokenStore: 1);\n',
  ])('is not left in %j', (text) => {
    expect(leftIn({ 'src/Web/Login.cs': text }, gone)).toEqual([])
  })
})

describe('a removed method', () => {
  const gone = [changed('src/Auth/TokenStore.cs', [removed('TokenStore.TouchSession')])]
  const web = { 'src/Web/Login.cs': 'await store.TouchSession(id);\n' }

  it.each([
    ['of a class by itself', 'class TokenStore\n{\n}\n', true],
    ['of a class that only implements', 'class TokenStore : IStore, IDisposable\n{\n}\n', true],
    ['of a class that inherits', 'class TokenStore : BaseStore\n{\n}\n', false],
  ])('%s', (_, store, isLeft) => {
    expect(leftIn({ ...web, 'src/Auth/TokenStore.cs': store }, gone)).toEqual(
      isLeft ? ['src/Web/Login.cs:1 it still calls the removed `TokenStore.TouchSession`'] : [],
    )
  })
})
