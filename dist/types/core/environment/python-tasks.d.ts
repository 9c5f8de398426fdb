import { type Offer } from './environment.js';
import type { Project } from './project.js';
import type { PythonTool } from './python-tools.js';
/** Tasks that a Python project states: poe, taskipy, PDM, Pipenv and Hatch keep them in tables. */
export declare function derivePythonTasks(project: Project, tool: PythonTool): Offer;
/** Sessions of noxfile.py and environments of tox, as commands for testing and linting. */
export declare function deriveNoxAndTox(project: Project): Offer;
