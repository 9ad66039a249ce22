import { readOwnTools } from '../storage/ownTools.ts'
import { onTabNews } from '../storage/tabs.ts'
import type { OwnTool } from '../tools/own/ownTool.ts'
import type { Tool } from '../tools/tool.ts'
import { addedTools } from './toolBox.ts'

type Maker = (own: OwnTool) => Promise<Tool>

let listening: (() => void) | undefined

/** Puts the person's own tools that are on, as they are stored now, among the tools there are; and again when another tab has changed them. */
export async function fillOwnShelf(make: Maker): Promise<void> {
  listening ??= onTabNews(({ type }) => {
    if (type === 'tools') void fillOwnShelf(make)
  })
  const stored = (await readOwnTools()).filter(({ isOn }) => isOn)
  const tools = await Promise.all(stored.map(make))
  addedTools.setState({ own: new Map(tools.map((tool) => [tool.definition.name, tool])) })
}
