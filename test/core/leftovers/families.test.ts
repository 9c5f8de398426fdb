import { expect, it } from 'vitest'
import { changed, leftIn, removed, type Tree } from './left-in.js'

/** What each language's page of a project looks like that calls, tests and documents what is gone. */
const projects: Record<string, { path: string; tree: Tree }> = {
  JavaScript: {
    path: 'src/auth.js',
    tree: {
      'src/login.js': "import { signToken } from './auth.js'\nsignToken(1)\n",
      'test/auth.test.js': "import { signToken } from '../src/auth.js'\nsignToken(1)\n",
    },
  },
  Python: {
    path: 'app/auth.py',
    tree: {
      'app/login.py': 'from .auth import signToken\nsignToken(1)\n',
      'tests/test_auth.py': 'from app.auth import signToken\nsignToken(1)\n',
    },
  },
  Go: {
    path: 'auth/auth.go',
    tree: {
      'web/login.go': 'import "example.com/app/auth"\nvar a = auth.signToken(1)\n',
      'auth/auth_test.go': 'package auth\nvar a = signToken(1)\n',
    },
  },
  Rust: {
    path: 'src/auth.rs',
    tree: {
      'src/login.rs': 'use crate::auth::signToken;\nfn f() { signToken(1); }\n',
      'tests/auth.rs': 'use app::auth::verify;\nfn f() { auth::signToken(1); }\n',
    },
  },
  Kotlin: {
    path: 'src/main/kotlin/acme/auth/Auth.kt',
    tree: {
      'src/main/kotlin/acme/web/Login.kt': 'import acme.auth.signToken\nval a = signToken(1)\n',
      'src/test/kotlin/acme/auth/AuthTest.kt': 'package acme.auth\nval a = signToken(1)\n',
    },
  },
  PHP: {
    path: 'src/auth.php',
    tree: {
      'src/login.php': '<?php\nsignToken(1);\n',
      'tests/AuthTest.php': '<?php\nsignToken(1);\n',
    },
  },
  C: {
    path: 'src/auth.c',
    tree: {
      'src/login.c': 'int f() {\n  return signToken(1); }\n',
      'tests/test_auth.c': 'int f() {\n  return signToken(1); }\n',
    },
  },
  'C++': {
    path: 'src/auth.cc',
    tree: {
      'src/login.cc': 'int f() {\n  return signToken(1); }\n',
      'test/auth_test.cc': 'int f() {\n  return signToken(1); }\n',
    },
  },
}

it.each(Object.entries(projects))('a call, a test and documentation, in %s', (_, { path, tree }) => {
  const docs = { 'docs/auth.md': '# Tokens\nCall `signToken(1)`.\n' }
  const found = leftIn({ [path]: '', ...tree, ...docs }, [changed(path, [removed('signToken')])])
  expect(found).toEqual([
    ...Object.keys(tree).map((user) => `${user}:2 it still calls the removed \`signToken\``),
    'docs/auth.md:2 it still documents the removed `signToken`',
  ])
})

/** Where functions stand in classes. */
const classes: Record<string, { path: string; store: string; tree: Tree }> = {
  Java: {
    path: 'src/main/java/acme/TokenStore.java',
    store: 'package acme;\nclass TokenStore {\n}\n',
    tree: {
      'src/main/java/acme/web/Login.java': 'class Login {\n  void f() { store.touchSession(1); }\n}\n',
      'src/test/java/acme/TokenStoreTest.java':
        'class TokenStoreTest {\n  void f() { store.touchSession(1); }\n}\n',
    },
  },
  Ruby: {
    path: 'lib/token_store.rb',
    store: 'class TokenStore\nend\n',
    tree: {
      'lib/login.rb': 'require "x"\nstore.touchSession(1)\n',
      'spec/token_store_spec.rb': 'it do\nstore.touchSession(1)\nend\n',
    },
  },
  'C#': {
    path: 'src/TokenStore.cs',
    store: 'class TokenStore\n{\n}\n',
    tree: {
      'src/Login.cs': 'class Login {\n  void F() { store.touchSession(1); }\n}\n',
      'test/TokenStoreTests.cs': 'class TokenStoreTests {\n  void F() { store.touchSession(1); }\n}\n',
    },
  },
}

it.each(Object.entries(classes))('a method, in %s', (_, { path, store, tree }) => {
  const docs = { 'docs/store.md': '# Store\nCall `store.touchSession(1)`.\n' }
  const found = leftIn({ [path]: store, ...tree, ...docs }, [
    changed(path, [removed('TokenStore.touchSession')]),
  ])
  expect(found).toEqual([
    ...Object.keys(tree).map((user) => `${user}:2 it still calls the removed \`TokenStore.touchSession\``),
    'docs/store.md:2 it still documents the removed `TokenStore.touchSession`',
  ])
})
