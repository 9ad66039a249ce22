const opening = `# Sample text

*This is sample text from the demo model. It says nothing; it is there to be rendered.*

## A list and a table

1. The first point, with **bold** and *italic* words
2. The second point, with \`inline code\`
   - a point inside it
   - and another

| Kind | Sample |
| --- | --- |
| Number | 42 |
| Word | lantern |

## Some code

\`\`\`ts
function greet(name: string): string {
  return \`Hello, \${name}\`
}
\`\`\`

> A quotation, which nobody has said.

See [an example](https://example.com/) for nothing in particular.
`

const sentences = [
  'The lamp in the hall is lit a little before the evening comes.',
  'A letter that nobody expected lies on the table by the window.',
  'Rain moves over the roofs, and after it the street is **bright** again.',
  'Somebody counts the steps to the harbour and forgets the number.',
  'The *smallest* boat leaves first, because it has the farthest to go.',
  'On the shelf stand `three` cups, two of them blue.',
]

/** A sample document in Markdown of about as many words as asked for. */
export function sampleText(words: number): string {
  let text = opening
  let count = countWords(opening)
  for (let section = 1; count < words; section += 1) {
    let paragraph = `\n## Section ${section}\n\n`
    for (let line = 0; line < 8 && count + countWords(paragraph) < words; line += 1)
      paragraph += `${sentences[(section + line) % sentences.length] ?? ''} `
    text += `${paragraph.trimEnd()}\n`
    count += countWords(paragraph)
  }
  return text
}

function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0
}
