import { describe, expect, it } from 'vitest'
import { changed, leftIn, removed, renamed } from '../left-in.js'

const gone = [changed('src/auth.c', [removed('sign_token')])]

describe('a removed function is still', () => {
  it.each([
    [
      'called',
      'src/login.c',
      'int f(void) {\n  return sign_token(user);\n}\n',
      'src/login.c:2 it still calls',
    ],
    ['announced', 'src/auth.h', 'int sign_token(struct user *user);\n', 'src/auth.h:1 it still declares'],
    [
      'announced by a macro',
      'src/auth.h',
      'API(int) sign_token(struct user *user);\n',
      'src/auth.h:1 it still declares',
    ],
    [
      'handed on',
      'src/login.c',
      'void f(void) {\n  walk(list, sign_token);\n}\n',
      'src/login.c:2 it still names',
    ],
    [
      'called in C++',
      'src/login.cpp',
      'int f() {\n  return auth::sign_token(user);\n}\n',
      'src/login.cpp:2 it still calls',
    ],
  ])('%s', (_, path, text, found) => {
    expect(leftIn({ [path]: text }, gone)).toEqual([`${found} the removed \`sign_token\``])
  })
})

describe('nothing is left over by', () => {
  it.each([
    ['a comment', '/* sign_token(user) */\n// sign_token(user)\n * sign_token(user)\n'],
    ['a text', 'puts("sign_token(user)");\n'],
    ['a macro', '#define sign_token(u) sign(u)\nint a = f(sign_token(u));\n'],
    [
      'another definition',
      'int sign_token(struct user *user)\n{\n}\nint f(void) { return sign_token(0); }\n',
    ],
    [
      'a definition with its type above',
      'static int\nsign_token(struct user *user)\n{\n}\nint f(void) { return sign_token(0); }\n',
    ],
    [
      'a definition within a macro',
      'INLINE(struct token *) sign_token(struct user *user)\n{\n}\nint f(void) { return sign_token(0); }\n',
    ],
    ['a type of a macro', 'typedef map_t(int) sign_token;\nint f(void) { return sign_token(0); }\n'],
    ['a name that a macro makes', 'TEST_IMPL(sign_token) {\n}\nENTRY (a, sign_token)\n'],
    ['a member', 'void f(void) { a->sign_token(user); b.sign_token(user); }\n'],
    ['a field', 'struct ops {\n  int (*sign_token)(void);\n};\nvoid f(void) { g(sign_token); }\n'],
    ['another namespace', 'int a = jwt::sign_token(user);\n'],
    ['a label', 'sign_token:\n  return 1;\n'],
  ])('%s', (_, text) => {
    expect(leftIn({ 'src/login.c': text }, gone)).toEqual([])
  })

  it('code in files of other endings that declare it', () => {
    const tree = { 'src/ops.inc': '#define sign_token sign\n', 'src/login.c': 'int a = f(sign_token(u));\n' }
    expect(leftIn(tree, gone)).toEqual([])
  })

  it('a function that is written in assembly now', () => {
    const tree = {
      'src/sign.S': '  .globl sign_token\nsign_token:\n',
      'src/auth.h': 'int sign_token(int a);\n',
    }
    expect(leftIn(tree, gone)).toEqual([])
  })

  it('what was static, and of its own file only, until it got a new name', () => {
    const files = [changed('src/auth.c', [renamed('sign_token', 'auth_sign_token')])]
    const tree = { 'src/login.c': 'int f(void) {\n  return sign_token(user);\n}\n' }
    const before = { 'src/auth.c': '/* signs */\nstatic size_t\nsign_token(void)\n{\n}\n' }
    expect(leftIn(tree, files, before)).toEqual([])
    expect(leftIn(tree, files, { 'src/auth.c': 'size_t\nsign_token(void)\n{\n}\n' })).toHaveLength(1)
  })

  it('what stood in for something that a platform may have', () => {
    const tree = { 'src/login.c': 'int f(void) {\n  return sign_token(user);\n}\n' }
    const text = '#ifndef HAVE_SIGN_TOKEN\nint sign_token(void) { return 0; }\n#endif\n'
    expect(leftIn(tree, gone, { 'src/auth.c': text })).toEqual([])
  })
})

it('a guard around a header is no condition', () => {
  const files = [changed('src/auth.h', [removed('sign_token')])]
  const before = {
    'src/auth.h': '#ifndef AUTH_H\n#define AUTH_H\nstatic int sign_token(void) { return 0; }\n#endif\n',
  }
  const tree = { 'src/login.c': 'int f(void) {\n  return sign_token();\n}\n' }
  expect(leftIn(tree, files, before)).toEqual(['src/login.c:2 it still calls the removed `sign_token`'])
})
