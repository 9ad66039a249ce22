/** Where the files are that the tools work on, for a screen that loads late itself. */
export {
  allowAgain,
  chooseFolder,
  leaveFolder,
  openWorkspace,
  workspaceState,
} from '../storage/workspace.ts'
export type { WorkspaceState } from '../storage/workspace.ts'
