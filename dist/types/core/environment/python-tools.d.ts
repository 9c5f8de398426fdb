import type { Project } from './project.js';
/** The tool that keeps a Python project's environment. */
export interface PythonTool {
    /** Null where the tool installs by itself or nothing says what to install. */
    install: string | null;
    /** What stands before a command to run it in the environment: `uv run `, empty for pip. */
    prefix: string;
    /** Whether the tool itself brings the development dependencies, so that `pytest` is there. */
    isManaged: boolean;
}
/** uv, Poetry, PDM, Pipenv by their lock files or tables, pip else. */
export declare function derivePythonTool(project: Project): PythonTool;
/**
 * `pytest` as it runs in the project's environment: with uv, a group or extra that is not there by default
 * has to be named. Null where no file speaks of pytest.
 */
export declare function pytestCommand(project: Project, tool: PythonTool): string | null;
