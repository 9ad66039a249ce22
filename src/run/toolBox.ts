import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { Tool } from '../tools/tool.ts'
import { loadEngine } from './loadEngine.ts'

type Shelf = ReadonlyMap<string, Tool>

/** The tools that did not come with the page: the person's own, and those of MCP servers. */
export interface AddedTools {
  readonly own: Shelf
  readonly mcp: Shelf
}

/** The added tools as they are now, by the name that the model knows them by; a run under way looks here again at each step. */
export const addedTools: StoreApi<AddedTools> = createStore(() => ({
  own: new Map(),
  mcp: new Map(),
}))

/** Every tool there is now, by name, once the stored ones have been looked for. */
export async function toolsNow(): Promise<Shelf> {
  const { builtInTools } = await loadEngine()
  return withAdded(builtInTools)
}

/** These tools and the added ones as they are now. A name that is taken is not given away: the page's own tools come first, then the person's. */
export function withAdded(builtIn: Shelf): Shelf {
  const { own, mcp } = addedTools.getState()
  const all = new Map(builtIn)
  for (const [name, tool] of [...own, ...mcp]) if (!all.has(name)) all.set(name, tool)
  return all
}
