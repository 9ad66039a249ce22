const timeOfDay = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' })
const dayAndTime = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  hour: 'numeric',
  minute: '2-digit',
})

/** A moment as a clock shows it, with the day where it is not today: "14:02", "21 Nov, 14:02". */
export function clockOf(since: number): string {
  const isToday = new Date(since).toDateString() === new Date().toDateString()
  return (isToday ? timeOfDay : dayAndTime).format(since)
}
