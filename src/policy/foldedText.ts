/** The text without what a reader overlooks: case, spaces, invisible characters, compatibility forms, the kind and number of slashes. Two texts that differ only there look alike. */
export function foldedText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\p{Default_Ignorable_Code_Point}\p{C}\s]/gu, '')
    .replaceAll(/[\\/]+/g, '/')
}

/** The text with its percent-encoding undone once, or nothing where that is not possible. */
export function decodedText(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** More layers of encoding than anybody writes who means well. */
const mostLayers = 4

/** Whether a part of a path may lead out of its folder: `.` and `..`, encoded several times over, or followed by dots, spaces or a `;` parameter, which some servers drop. */
export function isDotSegment(segment: string): boolean {
  let inner = segment
  for (let layer = 0; inner.includes('%'); layer += 1) {
    if (layer === mostLayers) return true
    const decoded = decodedText(inner)
    if (decoded === undefined || decoded === inner) break
    inner = decoded
  }
  return inner.split(/[\\/]/).some(isDots)
}

function isDots(name: string): boolean {
  return /^\.+(;|$)/.test(foldedText(name))
}
