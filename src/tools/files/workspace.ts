/** The folder whose files the tools work on. */
export interface Workspace {
  /** Stays the same for as long as the folder does. */
  readonly id: string
  /** As a sentence calls it; two folders are never called the same. */
  readonly words: string
  readonly files: FileSystemDirectoryHandle
  /** A folder beside it, for what is replaced or deleted, until it is undone. */
  readonly trash: FileSystemDirectoryHandle
}
