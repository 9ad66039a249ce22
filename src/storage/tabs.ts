/** What one tab tells the others: this thread has new entries, was deleted, or shall stop where it runs; or something about all threads. */
export type TabNews =
  | { readonly type: 'appended' | 'deleted' | 'stop'; readonly threadId: string }
  /** The rules are no longer what they were. */
  | { readonly type: 'rules' }
  /** The tools that the person wrote are no longer what they were. */
  | { readonly type: 'tools' }
  /** The MCP servers, or what was accepted of them, are no longer what they were. */
  | { readonly type: 'mcp-servers' }
  | { readonly type: 'forgotten' }
  /** Another key is stored for this origin, or none any more. */
  | { readonly type: 'key'; readonly origin: string }

const channel = new BroadcastChannel('countersign')

/** Tells the other tabs. */
export function tellTabs(news: TabNews): void {
  channel.postMessage(news)
}

/** Listens to the other tabs until the returned function is called. */
export function onTabNews(listener: (news: TabNews) => void): () => void {
  const heard = ({ data }: MessageEvent<TabNews>) => {
    listener(data)
  }
  channel.addEventListener('message', heard)
  return () => {
    channel.removeEventListener('message', heard)
  }
}
