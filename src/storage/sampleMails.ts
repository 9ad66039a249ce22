import type { Mail } from '../tools/mail.ts'

interface Sample {
  readonly from: string
  readonly subject: string
  readonly body: string
}

const samples: readonly [Sample, ...Sample[]] = [
  {
    from: 'finance@example.com',
    subject: 'Invoice for October is ready',
    body: 'The invoice for October is ready for your approval. The amount is 1,240.00 and it is due at the end of the month.',
  },
  {
    from: 'facilities@example.com',
    subject: 'Lift maintenance on Thursday',
    body: 'The north lift is out of service on Thursday from 9:00 to 12:00. The stairs and the south lift stay open.',
  },
  {
    from: 'people@example.com',
    subject: 'Offsite: please choose a date',
    body: 'We have two dates for the offsite. Please tell us by Friday which one suits you better.',
  },
  {
    from: 'security@example.com',
    subject: 'New sign-in to your account',
    body: 'There was a new sign-in from a browser that we have not seen before. If it was you, there is nothing to do.',
  },
  {
    from: 'newsletter@example.com',
    subject: 'Five things worth reading this week',
    body: 'This week: how to write a postmortem, a history of the shipping container, and three shorter pieces.',
  },
  {
    from: 'support@example.com',
    subject: 'Your ticket 4821 was answered',
    body: 'We have looked into the export that failed. A corrected file is attached to the ticket.',
  },
  {
    from: 'travel@example.com',
    subject: 'Itinerary for your trip to Lisbon',
    body: 'Your train leaves at 7:42 from platform 3. The hotel is booked for two nights, breakfast included.',
  },
  {
    from: 'library@example.com',
    subject: 'A book you reserved is here',
    body: 'The book you reserved is waiting at the front desk. We keep it for ten days.',
  },
  {
    from: 'calendar@example.com',
    subject: 'Moved: design review',
    body: 'The design review has moved to Tuesday, 14:30. The room is the same.',
  },
  {
    from: 'billing@example.com',
    subject: 'Receipt for your subscription',
    body: 'Thank you. We have received 12.00 for the coming month. This mail is your receipt.',
  },
  {
    from: 'canteen@example.com',
    subject: 'Lunch menu',
    body: 'Monday: lentil soup. Tuesday: mushroom risotto. Wednesday: fish pie. Thursday: vegetable curry. Friday: pizza.',
  },
]

/** The sample mail of the given half day, always the same one; senders are roles, never people. */
export function mailAt(halfDayNumber: number, at: number): Mail {
  const sample = samples[halfDayNumber % samples.length] ?? samples[0]
  return { id: `mail-${halfDayNumber}`, folder: 'inbox', to: 'me@example.com', at, ...sample }
}
