import type { EnvironmentCase } from './case.js'

const project = '[project]\nname = "shop"\nrequires-python = ">=3.11"\n'
const runtime = ['Python >=3.11']

export const pythonCases: readonly EnvironmentCase[] = [
  [
    'uv with pytest in the default group',
    {
      'pyproject.toml': `${project}[dependency-groups]\ndev = ["pytest>=8", "ruff"]\n[tool.ruff]\n`,
      'uv.lock': '',
    },
    { install: 'uv sync', test: 'uv run pytest', lint: 'uv run ruff check', runtime },
  ],
  [
    'uv with pytest in a group of its own',
    { 'pyproject.toml': `${project}[dependency-groups]\ntests = ["pytest"]\n`, 'uv.lock': '' },
    { install: 'uv sync', test: 'uv run --group tests pytest', runtime },
  ],
  [
    'uv with pytest in a group that dev includes',
    {
      'pyproject.toml': `${project}[dependency-groups]\ntests = ["pytest"]\ndev = [{include-group = "tests"}]\n`,
      'uv.lock': '',
    },
    { install: 'uv sync', test: 'uv run pytest', runtime },
  ],
  [
    'uv with pytest in an extra',
    { 'pyproject.toml': `${project}[project.optional-dependencies]\ntest = ["pytest"]\n`, 'uv.lock': '' },
    { install: 'uv sync', test: 'uv run --extra test pytest', runtime },
  ],
  [
    'Poetry',
    {
      'pyproject.toml':
        '[tool.poetry]\nname = "shop"\n[tool.poetry.dependencies]\npython = "^3.11"\n[tool.poetry.scripts]\nshop = "shop:main"\n[tool.poetry.group.dev.dependencies]\npytest = "*"\n',
      'poetry.lock': '',
    },
    {
      install: 'poetry install',
      run: 'poetry run shop',
      test: 'poetry run pytest',
      runtime: ['Python ^3.11'],
    },
  ],
  [
    'PDM with scripts',
    { 'pyproject.toml': `${project}[tool.pdm.scripts]\ntest = "pytest"\nstart = "x"\n` },
    { install: 'pdm install', run: 'pdm run start', test: 'pdm run test', runtime },
  ],
  [
    'Hatch with scripts',
    {
      'pyproject.toml': `${project}[tool.hatch.envs.test.scripts]\nrun = "pytest"\n[tool.hatch.envs.lint.scripts]\nall = "x"\n`,
    },
    { install: 'pip install -e .', test: 'hatch run test:run', lint: 'hatch run lint:all', runtime },
  ],
  [
    'poe, in the environment of uv',
    { 'pyproject.toml': `${project}[tool.poe.tasks]\ntest = "pytest"\n`, 'uv.lock': '' },
    { install: 'uv sync', test: 'uv run poe test', runtime },
  ],
  [
    'Pipenv',
    { Pipfile: '[dev-packages]\npytest = "*"\n[requires]\npython_version = "3.12"\n' },
    { install: 'pipenv install --dev', test: 'pipenv run pytest', runtime: ['Python 3.12'] },
  ],
  [
    'tox before pytest, where nothing manages the environment',
    {
      'pyproject.toml': `${project}[dependency-groups]\ndev = ["tox"]\n[tool.pytest.ini_options]\n`,
      'tox.ini': '[tox]\nenvlist = py3\n[testenv]\ncommands = pytest\n[testenv:lint]\ncommands = ruff\n',
    },
    { install: 'pip install -e . --group dev', test: 'tox -e py', lint: 'tox -e lint', runtime },
  ],
  [
    'tox with named environments only',
    { 'tox.ini': '[testenv:unit-test]\ncommands = x\n' },
    { test: 'tox -e unit-test' },
  ],
  [
    'nox',
    {
      'noxfile.py':
        'import nox\n\ndef build(x):\n    pass\n\n@nox.session(python=["3.12"])\ndef tests(session):\n    pass\n\n@nox.session\ndef lint(session):\n    pass\n',
    },
    { test: 'nox -s tests', lint: 'nox -s lint' },
  ],
  [
    'requirements',
    { 'requirements.txt': 'flask\n', 'requirements-dev.txt': 'pytest==8\n', '.flake8': '' },
    { install: 'pip install -r requirements.txt -r requirements-dev.txt', test: 'pytest', lint: 'flake8' },
  ],
  [
    'tools that are configured, and asked for nowhere: uv fetches them',
    { 'pyproject.toml': `${project}[tool.pytest.ini_options]\n[tool.ruff]\n`, 'uv.lock': '' },
    { install: 'uv sync', test: 'uv run --with pytest pytest', lint: 'uvx ruff check', runtime },
  ],
  [
    'pytest in requirements that install the package too',
    {
      'pyproject.toml': `${project}[tool.pytest.ini_options]\n`,
      'requirements.txt': '-e .[cli]\npytest==8.4.1\n',
    },
    { install: 'pip install -r requirements.txt', test: 'pytest', runtime },
  ],
  [
    'pytest in requirements beside the package',
    { 'setup.py': '', 'pytest.ini': '', 'requirements.txt': 'pytest-cov\n' },
    { install: 'pip install -e . -r requirements.txt', test: 'pytest' },
  ],
  [
    'pytest that no file asks for',
    { 'setup.py': '', 'pytest.ini': '', 'requirements.txt': 'requests\n' },
    { install: 'pip install -e . pytest', test: 'pytest' },
  ],
  [
    'requirements out of another file, which may ask for it',
    { 'setup.py': '', 'pytest.ini': '', 'requirements-dev.txt': '-r tests.txt\n' },
    { install: 'pip install -e . -r requirements-dev.txt', test: 'pytest' },
  ],
  [
    'the extra that asks for pytest before the usual one',
    {
      'pyproject.toml': `${project}[project.optional-dependencies]\ndev = ["mypy"]\nci = ["pytest"]\n`,
    },
    { install: 'pip install -e ".[ci]"', test: 'pytest', runtime },
  ],
  [
    'an extra for development, and the command it installs',
    {
      'pyproject.toml': `${project}[project.optional-dependencies]\ndev = ["pytest"]\n[project.scripts]\nshop = "a:b"\nshopd = "a:c"\n`,
    },
    { install: 'pip install -e ".[dev]"', run: 'shop', test: 'pytest', runtime },
  ],
  [
    'Django',
    { 'manage.py': '', 'requirements.txt': 'django\n', '.python-version': '3.12.1\n' },
    {
      install: 'pip install -r requirements.txt',
      run: 'python manage.py runserver',
      test: 'python manage.py test',
      runtime: ['Python 3.12.1'],
    },
  ],
  ['settings of a tool alone', { 'pyproject.toml': '[tool.black]\nline-length = 88\n' }, {}],
  [
    'names that are no names',
    {
      'pyproject.toml': '[project]\nname = "x"\n[project.scripts]\n"a; rm -rf ~" = "a:b"\n',
      'uv.lock': '',
    },
    { install: 'uv sync' },
  ],
]
