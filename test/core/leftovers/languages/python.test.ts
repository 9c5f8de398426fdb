import { describe, expect, it } from 'vitest'
import { changed, inPackage, leftIn, moved, removed } from '../left-in.js'

const own = { 'app/core/auth.py': 'def verify():\n    pass\n' }
const gone = [changed('app/core/auth.py', [removed('sign_token')])]

describe('a removed function is still', () => {
  it.each([
    ['called', 'from app.core.auth import sign_token\n\nsign_token(user)\n', 'app/web.py:3 it still calls'],
    [
      'called, imported from the next folder',
      'from .core.auth import sign_token as sign\nsign(user)\n',
      'app/web.py:2 it still calls',
    ],
    [
      'imported in a list',
      'from app.core.auth import (\n    verify,  # checks\n    sign_token,\n)\n',
      'app/web.py:1 it still imports',
    ],
    [
      'called through its module',
      'from app.core import auth\nauth.sign_token(user)\n',
      'app/web.py:2 it still calls',
    ],
    [
      'called through its module by another name',
      'import app.core.auth as tokens\ntokens.sign_token(user)\n',
      'app/web.py:2 it still calls',
    ],
    [
      'called by its whole path',
      'import app.core.auth\napp.core.auth.sign_token()\n',
      'app/web.py:2 it still calls',
    ],
    [
      'named by its address',
      "@patch('app.core.auth.sign_token')\ndef f():\n    pass\n",
      'app/web.py:1 it still names',
    ],
    ['imported from its package', 'from app.core import sign_token\n', 'app/web.py:1 it still imports'],
    [
      'imported within a function',
      'def f():\n    from .core.auth import sign_token\n',
      'app/web.py:2 it still imports',
    ],
  ])('%s', (_, text, found) => {
    expect(leftIn({ ...own, 'app/web.py': text }, gone)).toEqual([`${found} the removed \`sign_token\``])
  })

  it('called in its own file, and in a test', () => {
    const tree = {
      'app/core/auth.py': 'def login(user):\n    return sign_token(user)\n',
      'tests/test_auth.py':
        'from app.core.auth import sign_token\ndef test_it():\n    assert sign_token(1)\n',
    }
    expect(leftIn(tree, gone)).toEqual([
      'app/core/auth.py:2 it still calls the removed `sign_token`',
      'tests/test_auth.py:3 it still calls the removed `sign_token`',
    ])
  })
})

describe('nothing is left over by', () => {
  it.each([
    ['a comment', '# sign_token(user)\n'],
    ['a docstring', 'def f():\n    """Like sign_token(user).\n\n    sign_token(user)\n    """\n'],
    ['a function of its own', 'def sign_token():\n    pass\nsign_token()\n'],
    ['a package', 'from jwt import sign_token\nsign_token()\n'],
    ['a method of something', 'jwt.sign_token(user)\n'],
    ['a named argument', 'login(sign_token=True)\n'],
    ['a string', "print('sign_token', 'other.auth.sign_token', 'use app.core.auth.sign_token')\n"],
    ['an address in a comment', "# patch('app.core.auth.sign_token')\n"],
    ['an address in a docstring', 'def f():\n    """Uses\n    "app.core.auth.sign_token"\n    """\n'],
  ])('%s', (_, text) => {
    expect(leftIn({ ...own, 'app/web.py': text }, gone)).toEqual([])
  })

  it.each([
    ['imports all of another', 'from .tokens import *\n'],
    ['imports the name', 'from .tokens import sign_token\n'],
    ['makes names when they are asked for', 'def __getattr__(name):\n    return load(name)\n'],
  ])('an old place that %s', (_, text) => {
    const tree = {
      'app/core/auth.py': text,
      'app/core/tokens.py': 'def sign_token():\n    pass\n',
      'app/web.py': 'from app.core.auth import sign_token\nsign_token()\n',
    }
    expect(leftIn(tree, gone)).toEqual([])
  })

  it('a package that took the place of the module', () => {
    const tree = {
      'app/core/auth/__init__.py': 'from .tokens import sign_token\n',
      'app/core/auth/tokens.py': 'def sign_token():\n    pass\n',
      'app/web.py': 'from app.core.auth import sign_token\n',
    }
    expect(leftIn(tree, gone)).toEqual([])
  })
})

describe('a function that moved', () => {
  const files = [changed('app/core/tokens.py', [moved('sign_token', 'app/core/auth.py')])]
  const tree = { ...own, 'app/core/tokens.py': 'def sign_token():\n    pass\n' }

  it('is still imported from where it was', () => {
    expect(leftIn({ ...tree, 'app/web.py': 'from app.core.auth import sign_token\n' }, files)).toEqual([
      'app/web.py:1 it still imports `sign_token` from `app/core/auth.py`, which is now in `app/core/tokens.py`',
    ])
  })

  it('is imported from its new place', () => {
    const web = 'from app.core.tokens import sign_token\nsign_token()\n'
    expect(leftIn({ ...tree, 'app/web.py': web }, files)).toEqual([])
  })
})

describe('a removed method', () => {
  const files = [changed('app/store.py', [removed('RedisStore.touch_session')])]

  it.each([
    ['is called', 'class RedisStore:\n    pass\n', true],
    ['may be inherited', 'class RedisStore(Base):\n    pass\n', false],
    ['may be made', 'class RedisStore:\n    def __getattr__(self, name):\n        pass\n', false],
  ])('%s', (_, store, isLeft) => {
    const tree = { 'app/store.py': store, 'app/web.py': 'store.touch_session(1)\n' }
    expect(leftIn(tree, files)).toEqual(
      isLeft ? ['app/web.py:1 it still calls the removed `RedisStore.touch_session`'] : [],
    )
  })
})

describe('a name that begins with an underscore', () => {
  const files = [changed('app/auth.py', [inPackage(removed('_sign_token'))])]
  const own = { 'app/auth.py': 'import os\n' }

  it('is left over by an import of it', () => {
    const text = 'from app.auth import _sign_token\n\n_sign_token(user)\n'
    expect(leftIn({ ...own, 'app/web.py': text }, files)).toEqual([
      'app/web.py:3 it still calls the removed `_sign_token`',
    ])
  })

  it('is left over by a call where it was', () => {
    expect(leftIn({ 'app/auth.py': 'import os\n\nprint(_sign_token())\n' }, files)).toEqual([
      'app/auth.py:3 it still calls the removed `_sign_token`',
    ])
  })

  it('is not left over by an import from another module', () => {
    const text = 'from app.tokens import _sign_token\n\n_sign_token(user)\n'
    expect(leftIn({ ...own, 'app/web.py': text }, files)).toEqual([])
  })
})
