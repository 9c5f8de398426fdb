import { describe, expect, it } from 'vitest'
import { changed, leftIn, removed, renamed } from '../left-in.js'

describe('a removed class', () => {
  const gone = [changed('lib/auth/token_store.rb', [removed('Auth.TokenStore', 'class')])]

  it.each([
    ['TokenStore.new(user)\n', 'names'],
    ['Auth::TokenStore.new(user)\n', 'names'],
    ['::Auth::TokenStore\n', 'names'],
    ['class Login < TokenStore\nend\n', 'names'],
  ])('is left in %j', (text, how) => {
    expect(leftIn({ 'app/login.rb': text }, gone)).toEqual([
      `app/login.rb:1 it still ${how} the removed \`TokenStore\``,
    ])
  })

  it.each([
    '# TokenStore.new\n',
    "puts 'TokenStore'\n",
    'Redis::TokenStore.new\n',
    'TokenStore = Struct.new(:a)\nTokenStore.new\n',
    'module Redis\n  class TokenStore\n  end\nend\nTokenStore.new\n',
    '=begin\nTokenStore.new\n=end\n',
    'text = <<~RUBY\n  TokenStore.new\nRUBY\n',
  ])('is not left in %j', (text) => {
    expect(leftIn({ 'app/login.rb': text }, gone)).toEqual([])
  })
})

describe('a removed method', () => {
  const gone = [changed('lib/store.rb', [removed('TokenStore.touch_session')])]
  const store = 'class TokenStore\n  def get\n  end\nend\n'

  it('is called, with and without brackets', () => {
    const tree = {
      'lib/store.rb': store,
      'app/a.rb': 'store.touch_session(id)\n',
      'spec/store_spec.rb': 'expect(store.touch_session).to be_nil\n',
    }
    expect(leftIn(tree, gone)).toEqual([
      'app/a.rb:1 it still calls the removed `TokenStore.touch_session`',
      'spec/store_spec.rb:1 it still calls the removed `TokenStore.touch_session`',
    ])
  })

  it.each([
    ['is another name', 'store.touch_session?(id)\n'],
    ['is made by a macro', 'class A\n  attr_reader :touch_session\nend\nstore.touch_session\n'],
    ['is another class’s', 'class A\n  def touch_session\n  end\nend\nstore.touch_session\n'],
    ['is passed on', 'class A\n  delegate :touch_session, to: :b\nend\nstore.touch_session\n'],
  ])('%s', (_, text) => {
    expect(leftIn({ 'lib/store.rb': store, 'app/a.rb': text }, gone)).toEqual([])
  })

  it('may come from a module', () => {
    const tree = {
      'lib/store.rb': 'class TokenStore\n  include Sessions\nend\n',
      'app/a.rb': 'store.touch_session\n',
    }
    expect(leftIn(tree, gone)).toEqual([])
  })
})

it('a renamed method is still called by its old name', () => {
  const files = [
    changed('lib/store.rb', [renamed('TokenStore.touch_session', 'TokenStore.keep_alive', 'method')]),
  ]
  const tree = {
    'lib/store.rb': 'class TokenStore\n  def keep_alive\n  end\nend\n',
    'app/a.rb': 'store.touch_session 1\n',
  }
  expect(leftIn(tree, files)).toEqual([
    'app/a.rb:1 it still calls `TokenStore.touch_session`, which is now `keep_alive`',
  ])
})

it('what stood in for something of Ruby itself goes on', () => {
  const files = [
    changed('lib/core_ext/hash.rb', [removed('Hash.deep_symbolize_keys')]),
    changed('lib/compat/time.rb', [removed('TimeCompat', 'module')]),
  ]
  const tree = { 'app/a.rb': 'hash.deep_symbolize_keys\nTimeCompat.now\n' }
  expect(leftIn(tree, files)).toEqual([])
})

it('a class of a module that other files open as well', () => {
  const files = [
    changed('lib/auth/helpers.rb', [removed('Auth', 'module'), removed('Auth.TokenHelpers', 'module')]),
  ]
  const tree = {
    'lib/auth.rb': 'module Auth\nend\n',
    'lib/auth/a.rb': 'module Auth\n  class A\n    include TokenHelpers\n  end\nend\n',
    'spec/a_spec.rb': 'RSpec.describe Auth::TokenHelpers do\nend\n',
  }
  expect(leftIn(tree, files)).toEqual([
    'lib/auth/a.rb:3 it still names the removed `TokenHelpers`',
    'spec/a_spec.rb:1 it still names the removed `TokenHelpers`',
  ])
})
