import type { Workspace } from './workspace.ts'

type Content = Uint8Array<ArrayBuffer>
type Folder = Map<string, Content | Folder>

/** A workspace in memory, for the tests: Node has no disk of this kind. */
export interface MemoryWorkspace extends Workspace {
  /** What the next writes make room for; more is refused half-way, as on a full disk. */
  room: number
  /** The paths of all files in it with their text. */
  readonly texts: () => Readonly<Record<string, string>>
  /** How many files are kept for an undo. */
  readonly kept: () => number
}

/** Makes one with these files. */
export function memoryWorkspace(texts: Readonly<Record<string, string>> = {}): MemoryWorkspace {
  const files: Folder = new Map()
  const trash: Folder = new Map()
  const disk = { room: Infinity }
  for (const [path, text] of Object.entries(texts)) {
    const names = path.split('/')
    const name = names.pop() ?? ''
    folderAt(files, names).set(name, new TextEncoder().encode(text))
  }
  return {
    id: 'memory',
    words: 'the workspace in memory',
    files: folderHandle('', files, disk),
    trash: folderHandle('', trash, disk),
    texts: () => Object.fromEntries(textsIn(files)),
    kept: () => trash.size,
    get room() {
      return disk.room
    },
    set room(room) {
      disk.room = room
    },
  }
}

function folderAt(folder: Folder, names: readonly string[]): Folder {
  return names.reduce((inside, name) => {
    const there = inside.get(name) ?? new Map<string, Content | Folder>()
    if (!(there instanceof Map)) throw new TypeError(`${name} is a file.`)
    inside.set(name, there)
    return there
  }, folder)
}

function textsIn(folder: Folder, before = ''): (readonly [string, string])[] {
  return [...folder].flatMap(([name, entry]) =>
    entry instanceof Map
      ? textsIn(entry, `${before}${name}/`)
      : [[before + name, new TextDecoder('utf-8', { ignoreBOM: true }).decode(entry)]],
  )
}

interface Disk {
  room: number
}

function folderHandle(name: string, folder: Folder, disk: Disk): FileSystemDirectoryHandle {
  const handles = () =>
    [...folder].map(([inside, entry]) =>
      entry instanceof Map ? folderHandle(inside, entry, disk) : fileHandle(inside, folder, disk),
    )
  const handle = {
    kind: 'directory',
    name,
    async *keys() {
      yield* folder.keys()
    },
    async *values() {
      yield* handles()
    },
    async getDirectoryHandle(inside: string, { create = false } = {}) {
      const entry = folder.get(inside)
      if (entry !== undefined && !(entry instanceof Map)) throw fault('TypeMismatchError')
      if (!entry && !create) throw fault('NotFoundError')
      return folderHandle(inside, folderAt(folder, [inside]), disk)
    },
    async getFileHandle(inside: string, { create = false } = {}) {
      const entry = folder.get(inside)
      if (entry instanceof Map) throw fault('TypeMismatchError')
      if (!entry && !create) throw fault('NotFoundError')
      if (!entry) folder.set(inside, new Uint8Array())
      return fileHandle(inside, folder, disk)
    },
    async removeEntry(inside: string) {
      const entry = folder.get(inside)
      if (!entry) throw fault('NotFoundError')
      if (entry instanceof Map && entry.size > 0) throw fault('InvalidModificationError')
      folder.delete(inside)
    },
  }
  return handle as unknown as FileSystemDirectoryHandle
}

function fileHandle(name: string, folder: Folder, disk: Disk): FileSystemFileHandle {
  const handle = {
    kind: 'file',
    name,
    async getFile() {
      const content = folder.get(name)
      if (!content || content instanceof Map) throw fault('NotFoundError')
      return new File([content], name, { lastModified: 0 })
    },
    async createWritable() {
      const written: Content[] = []
      return new WritableStream<Content>({
        write(chunk) {
          disk.room -= chunk.length
          if (disk.room < 0) throw fault('QuotaExceededError')
          written.push(chunk)
        },
        async close() {
          folder.set(name, new Uint8Array(await new Blob(written).arrayBuffer()))
        },
      })
    },
  }
  return handle as unknown as FileSystemFileHandle
}

function fault(name: string): DOMException {
  return new DOMException(`${name} of the disk in memory`, name)
}
