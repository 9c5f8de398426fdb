import { describe, expect, it } from 'vitest'
import { changed, leftIn, moved, removed } from '../left-in.js'

const gone = [changed('src/Auth/TokenStore.php', [removed('TokenStore', 'class')])]

describe('a removed class is still', () => {
  it.each([
    [
      'made',
      'src/Web/Login.php',
      '<?php\nnamespace App\\Web;\n\nuse App\\Auth\\TokenStore;\n\n$store = new TokenStore();\n',
      'src/Web/Login.php:6 it still calls',
    ],
    [
      'imported',
      'tests/LoginTest.php',
      '<?php\nuse App\\Auth\\TokenStore;\n',
      'tests/LoginTest.php:2 it still imports',
    ],
    [
      'named in its namespace',
      'src/Auth/Login.php',
      '<?php\nnamespace App\\Auth;\n\nclass Login extends TokenStore {}\n',
      'src/Auth/Login.php:4 it still names',
    ],
  ])('%s', (_, path, text, found) => {
    expect(leftIn({ [path]: text }, gone)).toEqual([`${found} the removed \`TokenStore\``])
  })
})

it('a removed class of a common name is still made in its namespace', () => {
  const files = [changed('src/Auth/Session.php', [removed('Session', 'class')])]
  const tree = {
    'src/Auth/Login.php': '<?php\nnamespace App\\Auth;\n\nreturn new Session();\n',
    'src/Auth/Other.php':
      '<?php\nnamespace App\\Auth;\n\nuse Vendor\\{Cookie, Session};\n\nreturn new Session();\n',
    'src/Web/Session.php': '<?php\nnamespace App\\Web;\n\nclass Session {}\n',
    'app.php': '<?php\nreturn new Session();\n',
  }
  expect(leftIn(tree, files)).toEqual(['src/Auth/Login.php:4 it still calls the removed `Session`'])
})

describe('nothing is left over by', () => {
  it.each([
    [
      'a comment',
      '<?php\nnamespace App\\Auth;\n\n/** @see TokenStore */\n// new TokenStore()\n# TokenStore\n',
    ],
    ['an import of another', '<?php\nnamespace App\\Auth;\n\nuse Vendor\\TokenStore;\n\nnew TokenStore();\n'],
    ['another namespace', '<?php\nnamespace App\\Auth;\n\nnew \\Vendor\\TokenStore();\n'],
    [
      'another name of another class',
      '<?php\nnamespace App\\Auth;\n\nuse Vendor\\Store as TokenStore;\n\nnew TokenStore();\n',
    ],
    ['a text', "<?php\nnamespace App\\Auth;\n\nbind('TokenStore');\n"],
    ['a variable', '<?php\nnamespace App\\Auth;\n\n$TokenStore = 1;\n'],
  ])('%s', (_, text) => {
    expect(leftIn({ 'src/Auth/Login.php': text }, gone)).toEqual([])
  })
})

it('a class that moved is still imported from its old namespace', () => {
  const files = [
    changed('src/Tokens/TokenStore.php', [moved('TokenStore', 'src/Auth/TokenStore.php', 'class')]),
  ]
  const tree = {
    'src/Tokens/TokenStore.php': '<?php\nnamespace App\\Tokens;\n\nclass TokenStore {}\n',
    'src/Web/Old.php': '<?php\nuse App\\Auth\\TokenStore;\n\nnew TokenStore();\n',
    'src/Web/New.php': '<?php\nuse App\\Tokens\\TokenStore;\n\nnew TokenStore();\n',
  }
  expect(leftIn(tree, files)).toEqual([
    'src/Web/Old.php:2 it still imports `TokenStore` from `src/Auth/TokenStore.php`, which is now in `src/Tokens/TokenStore.php`',
  ])
})

describe('a removed function', () => {
  const files = [changed('src/helpers.php', [removed('sign_token')])]
  const tree = { 'web.php': '<?php\necho sign_token($user);\n' }

  it('is called everywhere', () => {
    expect(leftIn(tree, files)).toEqual(['web.php:2 it still calls the removed `sign_token`'])
  })

  it('stood in for one of newer versions', () => {
    const before = {
      'src/helpers.php': "<?php\nif (! function_exists('sign_token')) {\n    function sign_token() {}\n}\n",
    }
    expect(leftIn(tree, files, before)).toEqual([])
  })
})

it('a removed static method is called on its class', () => {
  const files = [changed('src/Auth/TokenStore.php', [removed('TokenStore.make')])]
  const store = '<?php\nnamespace App\\Auth;\n\nclass TokenStore\n{\n}\n'
  const web = '<?php\nuse App\\Auth\\TokenStore;\n\nTokenStore::make();\nOther::make();\n'
  expect(leftIn({ 'src/Auth/TokenStore.php': store, 'web.php': web }, files)).toEqual([])
  const telling = [changed('src/Auth/TokenStore.php', [removed('TokenStore.fromUser')])]
  const tree = { 'src/Auth/TokenStore.php': store, 'web.php': web.replaceAll('make', 'fromUser') }
  expect(leftIn(tree, telling)).toEqual(['web.php:4 it still calls the removed `TokenStore.fromUser`'])
})
