import { describe, expect, it } from 'vitest'
import { changed, inPackage, leftIn, removed } from '../left-in.js'

const gone = [changed('src/auth/token.rs', [removed('sign_token')])]

describe('a removed function is still', () => {
  it.each([
    [
      'called',
      'use crate::auth::token::sign_token;\n\nfn f() { sign_token(user); }\n',
      'src/main.rs:3 it still calls',
    ],
    ['imported', 'pub use self::auth::{token::sign_token, verify};\n', 'src/main.rs:1 it still imports'],
    ['called by its module', 'fn f() { token::sign_token(user); }\n', 'src/main.rs:1 it still calls'],
    [
      'called by its whole path',
      'fn f() { crate::auth::token::sign_token(user); }\n',
      'src/main.rs:1 it still calls',
    ],
    ['called with types', 'fn f() { token::sign_token::<u8>(user); }\n', 'src/main.rs:1 it still names'],
  ])('%s', (_, text, found) => {
    expect(leftIn({ 'src/main.rs': text }, gone)).toEqual([`${found} the removed \`sign_token\``])
  })
})

describe('nothing is left over by', () => {
  it.each([
    ['a comment', '/// See [`sign_token`], sign_token(user)\nfn f() {}\n'],
    ['a text', 'fn f() { println!("sign_token({})", r#"sign_token("a")"#); }\n'],
    ['another crate', 'use jwt::sign_token;\nfn f() { sign_token(user); }\n'],
    ['a path of another crate', 'fn f() { jwt::token::sign_token(user); }\n'],
    ['a method', 'fn f() { user.sign_token(); }\n'],
    ['a function of its own', 'fn sign_token() {}\nfn f() { sign_token(); }\n'],
    ['a field', 'struct A { sign_token: bool }\n'],
    ['a module that passes on another crate’s', 'pub use jwt::sign_token;\n'],
  ])('%s', (_, text) => {
    expect(leftIn({ 'src/main.rs': text }, gone)).toEqual([])
  })
})

it('a removed type is named by what uses it', () => {
  const files = [changed('src/store.rs', [removed('RedisStore', 'struct'), removed('RedisStore.get')])]
  const tree = {
    'src/main.rs': 'use crate::store::RedisStore;\n\nfn f(store: &RedisStore) { store.get() }\n',
  }
  expect(leftIn(tree, files)).toEqual(['src/main.rs:1 it still imports the removed `RedisStore`'])
})

it('what only its crate can name', () => {
  const files = [changed('one/src/auth.rs', [inPackage(removed('sign_token'))])]
  const text = 'use crate::auth::sign_token;\n\nfn f() { sign_token(user); }\n'
  expect(leftIn({ 'one/src/main.rs': text, 'two/src/main.rs': text }, files)).toEqual([
    'one/src/main.rs:3 it still calls the removed `sign_token`',
  ])
})
