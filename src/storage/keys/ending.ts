/** The last characters of a key, to tell keys apart on screen: four, and never more than a third of it. */
export function endingOf(key: string): string {
  return key.slice(key.length - Math.min(4, Math.floor(key.length / 3)))
}
