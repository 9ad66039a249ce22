/** What the page shows as a picture, and what it offers as a sound: nothing that could run or reach outside. */
const mediaTypes = [
  ...['image/png', 'image/jpeg', 'image/gif', 'image/webp'],
  ...['audio/wav', 'audio/mpeg', 'audio/ogg', 'audio/webm', 'audio/mp4', 'audio/flac'],
] as const

/** A picture or a sound that a tool gave back; `data` is base64. The person sees it, the model does not. */
export interface Media {
  readonly mimeType: string
  readonly data: string
}

/** Whether it is one of the types that are kept. */
export function isMediaType(mimeType: string): boolean {
  return mediaTypes.some((type) => type === mimeType)
}

/** How many bytes base64 stands for. */
export function mediaBytes(data: string): number {
  return Math.floor((data.replace(/=+$/, '').length * 3) / 4)
}
